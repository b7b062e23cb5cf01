"""The API beside a minimal Litestar + asyncpg program on the same data: list, search, open, create, update."""
