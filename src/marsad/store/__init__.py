"""The record: what was read from which article, in Parquet files that are written once and never changed.

Nothing is imported here: the record is written with pyarrow and read with DuckDB, which are extras.
"""
