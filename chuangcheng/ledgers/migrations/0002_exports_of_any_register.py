"""带照片的导出: of any register whose things have photos."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("ledgers", "0001_tables")]

    operations = [
        migrations.RenameField("export", "issues", "things"),
        migrations.AlterField("export", "things", models.JSONField(verbose_name="列出的记录")),
        migrations.AddField(
            "export",
            "register",
            models.CharField(
                choices=[
                    ("issues", "问题清单"),
                    ("places", "小区台账"),
                    ("people", "通讯录"),
                    ("charges", "包保分工表"),
                    ("standards", "测评体系表"),
                    ("documents", "文件登记表"),
                    ("letters", "来文登记表"),
                    ("duty_list", "责任清单"),
                    ("measures", "治理措施台账"),
                    ("assets", "宣传设施台账"),
                    ("meetings", "会议台账"),
                    ("tasks", "任务台账"),
                    ("tallies", "日工作量台账"),
                    ("partners", "包联台账"),
                    ("facilities", "便民设施台账"),
                    ("needs", "需求台账"),
                    ("pieces", "媒体报道台账"),
                    ("doorsteps", "入户宣传台账"),
                    ("difficulties", "困难台账"),
                    ("activities", "志愿活动台账"),
                    ("stations", "志愿服务站点台账"),
                    ("plan", "工作计划台账"),
                    ("refill", "回填表"),
                ],
                default="issues",
                max_length=16,
                verbose_name="台账种类",
            ),
        ),
    ]
