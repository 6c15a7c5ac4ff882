"""Text to labels: word pieces, the ONNX graph, decoding. The finders make fields of the labels."""
