"""示意照片: drawn pictures that stand for what a phone would have taken; no two are alike."""
