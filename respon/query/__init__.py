"""The queries: each module asks the graph one question and answers with a Report."""
