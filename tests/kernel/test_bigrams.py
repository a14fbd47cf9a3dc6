"""Chinese search: the same texts are found on both databases."""

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from chuangcheng.kernel.bigrams import MOST_CHARACTERS, bigrams, match_query, tsquery

CORRIDOR = "龙头山小区1号楼三单元一楼楼道堆旧沙发、纸箱"
BINS = "垃圾桶满溢，桶旁散落垃圾约2平方米"
SIGN = "无15分钟生活圈提示牌；LED屏 NEAR(东门)"


def test_text_becomes_pairs_and_the_end_of_each_run():
    assert bigrams("楼道 堆物，垃圾桶") == ["楼道", "道堆", "堆物", "物", "垃圾", "圾桶", "桶"]
    assert bigrams("１号楼") == ["1号", "号楼", "楼"]
    assert bigrams("桶") == ["桶"]
    assert bigrams("，。 ") == []
    assert bigrams("LED屏 A座") == ["le", "ed", "d屏", "屏", "a座", "座"]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("楼道", '"楼道"'),
        ("楼道堆", '"楼道" + "道堆"'),
        ("道", '"道"*'),
        ("楼道 垃圾", '"楼道" AND "垃圾"'),
        ("楼道 楼道", '"楼道"'),
        ("", ""),
        ('"*-^:()', ""),
        ("NEAR(", '"ne" + "ea" + "ar"'),
        ("楼' OR '1", '"楼"* AND "or" AND "1"*'),
    ],
)
def test_every_pair_of_a_query_is_quoted(text, query):
    assert match_query(text) == query


def test_a_long_search_is_cut():
    assert match_query("楼" * 1000).count("+") == MOST_CHARACTERS - 2


@pytest.fixture
def found(db):
    """Asks the engine itself whether a text with these bigrams answers a query."""

    def ask(text: str, query: str) -> bool:
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(
                    "SELECT to_tsvector('simple', %s) @@ to_tsquery('simple', %s)",
                    [" ".join(bigrams(text)), tsquery(query)],
                )
                return bool(cursor.fetchone()[0])
            cursor.execute("CREATE VIRTUAL TABLE temp.words USING fts5(text)")
            cursor.execute("INSERT INTO words VALUES (%s)", [" ".join(bigrams(text))])
            cursor.execute("SELECT count(*) FROM words WHERE text MATCH %s", [match_query(query)])
            count = cursor.fetchone()[0]
            cursor.execute("DROP TABLE words")
            return bool(count)

    return ask


@pytest.mark.parametrize(
    ("text", "query", "answer"),
    [
        (CORRIDOR, "楼道", True),
        (CORRIDOR, "楼道堆", True),
        (CORRIDOR, "龙头山小区1号楼", True),
        (CORRIDOR, "１号楼", True),
        (CORRIDOR, "箱", True),
        (CORRIDOR, "堆", True),
        (CORRIDOR, "楼道 沙发", True),
        (CORRIDOR, "楼道 垃圾", False),
        (CORRIDOR, "道楼", False),
        (CORRIDOR, "发纸", False),
        (CORRIDOR, "地铁", False),
        (BINS, "垃圾桶满溢", True),
        (BINS, "桶满溢垃圾", False),
        (BINS, "2平方米", True),
        (BINS, "溢", True),
        (SIGN, "15分钟", True),
        (SIGN, "led", True),
        (SIGN, "NEAR(", True),
        (SIGN, "LED屏", True),
        ("阳光 小区", "阳光小区", True),
        ("ＡＢＣ广场", "abc", True),
        ("𠮷祥小区", "𠮷祥", True),
        ("' OR 1=1 --", "or", True),
    ],
)
def test_exactly_the_texts_that_contain_it_are_found(found, text, query, answer):
    assert found(text, query) is answer


@given(st.text(max_size=100))
def test_no_text_writes_the_engine_s_own_syntax(text):
    for word in match_query(text).split(" AND "):
        for pair in filter(None, word.removesuffix("*").split(" + ")):
            assert pair[0] == pair[-1] == '"'
            assert pair[1:-1].isalnum()
