#!/usr/bin/env python3
"""How long onnxruntime takes over a question with the small encoder in int8, on one core.

    python3 -m venv /tmp/onnx && /tmp/onnx/bin/pip install numpy==2.4.6 tokenizers==0.23.3 onnx==1.23.2 onnxruntime==1.32.0
    /tmp/onnx/bin/python Scripts/bench_onnx.py FOLDER

FOLDER holds model.safetensors and tokenizer.json of all-MiniLM-L6-v2 as published. The graph is written operation by
operation, as exporters write it, and quantised by onnxruntime itself (dynamic, weights a scale per column). Times are
those for which the process had a processor, over one question of twelve pieces and over eight in one batch, beside
`frontdesk bench encoder`.
"""

import importlib.machinery
import importlib.util
import pathlib
import sys
import tempfile
import time

import numpy
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

QUESTIONS = [
    "Where is my order? It has not come.", "Do you open at nine or ten on Sundays?",
    "How much does it cost to send it back?", "I would like to change my address, please.",
    "My lamp is broken, what can I do?", "Can I bring my dog to the hotel?!",
    "Is there a discount for pupils and for teachers?", "When will you all have the blue one again?",
]
HEADS, LAYERS, WIDTH = 12, 6, 384


def reference():
    """Scripts/make-reference-vectors, for its reading of weights and its embeddings."""
    path = pathlib.Path(__file__).parent / "make-reference-vectors"
    loader = importlib.machinery.SourceFileLoader("reference", str(path))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("reference", loader))
    loader.exec_module(module)
    return module


class Graph:
    """The encoder's graph: pieces (batch, count) in, embeddings (batch, width) out."""

    def __init__(self, tensors):
        self.tensors, self.nodes, self.constants = tensors, [], {}

    def constant(self, value, kind=numpy.float32):
        name = f"c{len(self.constants)}"
        self.constants[name] = numpy_helper.from_array(numpy.asarray(value, kind), name)
        return name

    def add(self, operation, *inputs, **attributes):
        name = f"n{len(self.nodes)}"
        self.nodes.append(helper.make_node(operation, list(inputs), [name], **attributes))
        return name

    def linear(self, x, name):
        weights = self.constant(self.tensors[name + ".weight"].T)
        return self.add("Add", self.add("MatMul", x, weights), self.constant(self.tensors[name + ".bias"]))

    def normalise(self, x, name):
        gain, bias = (self.constant(self.tensors[name + part]) for part in (".weight", ".bias"))
        return self.add("LayerNormalization", x, gain, bias, axis=-1, epsilon=1e-12)

    def heads(self, x, order):
        shape = self.constant([0, 0, HEADS, WIDTH // HEADS], numpy.int64)
        return self.add("Transpose", self.add("Reshape", x, shape), perm=order)

    def model(self, count):
        words = self.constant(self.tensors["embeddings.word_embeddings.weight"])
        added = self.tensors["embeddings.position_embeddings.weight"][:count]
        added = added + self.tensors["embeddings.token_type_embeddings.weight"][0]
        x = self.add("Add", self.add("Gather", words, "pieces"), self.constant(added))
        x = self.normalise(x, "embeddings.LayerNorm")
        for number in range(LAYERS):
            layer = f"encoder.layer.{number}."
            q, k, v = (self.linear(x, f"{layer}attention.self.{part}") for part in ("query", "key", "value"))
            q, k, v = self.heads(q, [0, 2, 1, 3]), self.heads(k, [0, 2, 3, 1]), self.heads(v, [0, 2, 1, 3])
            scores = self.add("Mul", self.add("MatMul", q, k), self.constant((WIDTH / HEADS) ** -0.5))
            mixed = self.add("MatMul", self.add("Softmax", scores, axis=-1), v)
            mixed = self.add("Transpose", mixed, perm=[0, 2, 1, 3])
            mixed = self.add("Reshape", mixed, self.constant([0, 0, WIDTH], numpy.int64))
            x = self.add("Add", x, self.linear(mixed, layer + "attention.output.dense"))
            x = self.normalise(x, layer + "attention.output.LayerNorm")
            inner = self.add("Gelu", self.linear(x, layer + "intermediate.dense"))
            x = self.add("Add", x, self.linear(inner, layer + "output.dense"))
            x = self.normalise(x, layer + "output.LayerNorm")
        mean = self.add("ReduceMean", x, self.constant([1], numpy.int64), keepdims=0)
        self.nodes.append(helper.make_node("LpNormalization", [mean], ["embeddings"], axis=-1))
        graph = helper.make_graph(
            self.nodes, "encoder", [helper.make_tensor_value_info("pieces", TensorProto.INT64, ["batch", count])],
            [helper.make_tensor_value_info("embeddings", TensorProto.FLOAT, ["batch", WIDTH])],
            list(self.constants.values()))
        return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)


def session(path):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])


def times(run, seconds=3):
    run()
    found, start = [], time.perf_counter()
    while len(found) < 20 or time.perf_counter() - start < seconds:
        before = time.process_time()
        run()
        found.append((time.process_time() - before) * 1e3)
    found.sort()
    return f"{found[0]:8.2f}{found[len(found) // 10]:8.2f}{found[len(found) // 2]:8.2f}"


def main():
    folder = pathlib.Path(sys.argv[1])
    module = reference()
    pieces = [encoding.ids for encoding in module.tokenizer(folder).encode_batch(QUESTIONS)]
    count = len(pieces[0])
    if {len(numbers) for numbers in pieces} != {12}:
        sys.exit(f"the questions have {[len(numbers) for numbers in pieces]} pieces instead of 12")
    encoder = module.Encoder("small", folder)
    truth = numpy.stack([encoder.embedding(numbers) for numbers in pieces])
    with tempfile.TemporaryDirectory() as scratch:
        plain, rounded = pathlib.Path(scratch) / "plain.onnx", pathlib.Path(scratch) / "rounded.onnx"
        onnx.save(Graph(encoder.tensors).model(count), plain)
        quantize_dynamic(plain, rounded, weight_type=QuantType.QInt8, per_channel=True)
        print(f"{'onnxruntime ' + onnxruntime.__version__:24}{'least':>8}{'10th %':>8}{'median':>8}   ms; mean cosine to fp32")
        for name, path in (("fp32", plain), ("int8", rounded)):
            made = session(path)
            cosine = (made.run(None, {"pieces": pieces})[0] * truth).sum(-1).mean()
            print(f"{name + ', one question':24}{times(lambda: made.run(None, {'pieces': pieces[:1]}))}   {cosine:.4f}")
            print(f"{name + ', eight':24}{times(lambda: made.run(None, {'pieces': pieces}))}")


if __name__ == "__main__":
    main()
