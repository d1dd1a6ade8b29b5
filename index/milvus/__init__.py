"""The stores of an index in Milvus, for libraries that one machine does not hold."""
