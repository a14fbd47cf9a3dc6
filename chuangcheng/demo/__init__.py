"""演示数据: one invented sub-district, entered through commands and ledgers, day by day."""
