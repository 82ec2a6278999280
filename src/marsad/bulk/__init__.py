"""Very many articles: coded by several processes or a cluster into a folder of Parquet files, each exactly once.

paths → packs of files → gathered parts → a plan of who repeats whom → coded parts. Each arrow is a task that any
worker can do again with the same outcome; what is finished is what is there under its name.
"""
