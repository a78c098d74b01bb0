"""Writes a trained model as the runtime reads it: an int8 ONNX graph, the small pair heads, tokenizer and label sets.

The graph is laid by hand, node by node, so that it uses onnxruntime's fused attention and normalisation and nothing else.
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper
from onnxruntime.quantization import QuantType, quantize_dynamic

from training.model import HEADS, LAYERS, TASKS, Dragoman, load
from training.start import minilm

FAST = "com.microsoft"
LOGITS = {"tags": ("upos", "xpos", "feats", "lemma"), "entity": ("entity", "re3d"), "event": ("trigger", "mode", "status", "cue")}


class Graph:
    """Collects nodes and weights; every method returns the name of what it adds."""

    def __init__(self) -> None:
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values: NDArray[np.float32] | NDArray[np.int64]) -> str:
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, op: str, inputs: list[str], output: str, domain: str = "", **attributes: object) -> str:
        self.nodes.append(helper.make_node(op, inputs, [output], name=output, domain=domain, **attributes))
        return output

    def linear(self, x: str, weight: NDArray[np.float32], bias: NDArray[np.float32], name: str) -> str:
        product = self.node("MatMul", [x, self.weight(f"{name}.w", weight.T)], f"{name}.product")
        return self.node("Add", [product, self.weight(f"{name}.b", bias)], name)


def lay_encoder(g: Graph, w: dict[str, NDArray[np.float32]]) -> list[str]:
    """Embeddings and layers; the names of all layers' outputs."""
    words = g.node("Gather", [g.weight("words", w["encoder.words.weight"]), "ids"], "word_part")
    shapes = g.node("Gather", [g.weight("shape_table", w["encoder.shapes.weight"]), "shapes"], "shape_part")
    places = g.weight("places", w["encoder.positions.weight"] + w["encoder.kind"])
    width = g.node("Gather", [g.node("Shape", ["ids"], "shape"), g.weight("one", np.array([1], np.int64))], "width")
    zero = g.weight("zero", np.array([0], np.int64))
    place = g.node("Slice", [places, zero, width, zero], "place_part")
    both = g.node("Add", [g.node("Add", [words, shapes], "word_shape"), place], "embedded")
    norm = [g.weight("norm.w", w["encoder.norm.weight"]), g.weight("norm.b", w["encoder.norm.bias"])]
    x = g.node("LayerNormalization", [both, *norm], "layer0", epsilon=1e-12, axis=-1)
    outputs = [x]
    for i in range(LAYERS):
        p = f"encoder.layers.{i}."
        qkv = [g.weight(f"{p}qkv.w", w[f"{p}qkv.weight"].T), g.weight(f"{p}qkv.b", w[f"{p}qkv.bias"])]
        mixed = g.node("Attention", [x, *qkv, "mask"], f"{p}attention", FAST, num_heads=HEADS)
        out = g.node("MatMul", [mixed, g.weight(f"{p}out.w", w[f"{p}out.weight"].T)], f"{p}out")
        x = _skip_norm(g, x, out, w, f"{p}norm1", f"{p}out.bias")
        up = g.node("MatMul", [x, g.weight(f"{p}up.w", w[f"{p}up.weight"].T)], f"{p}up")
        up = g.node("BiasGelu", [up, g.weight(f"{p}up.b", w[f"{p}up.bias"])], f"{p}gelu", FAST)
        down = g.node("MatMul", [up, g.weight(f"{p}down.w", w[f"{p}down.weight"].T)], f"{p}down")
        x = _skip_norm(g, x, down, w, f"{p}norm2", f"{p}down.bias")
        outputs.append(x)
    return outputs


def _skip_norm(g: Graph, x: str, y: str, w: dict[str, NDArray[np.float32]], norm: str, bias: str) -> str:
    weights = [g.weight(f"{norm}.w", w[f"{norm}.weight"]), g.weight(f"{norm}.b", w[f"{norm}.bias"]), g.weight(bias, w[bias])]
    return g.node("SkipLayerNormalization", [x, y, *weights], norm, FAST, epsilon=1e-12)


def lay_heads(g: Graph, w: dict[str, NDArray[np.float32]], layers: list[str]) -> list[tuple[str, int]]:
    """Layer mixes and heads; the outputs' names with their tensor types."""
    mixed = {}
    for task in TASKS:
        scores = w[f"mix.{task}.weights"]
        shares = np.exp(scores - scores.max()) / np.exp(scores - scores.max()).sum() * w[f"mix.{task}.scale"]
        parts = [
            g.node("Mul", [x, g.weight(f"{task}.share{i}", shares[i : i + 1].astype(np.float32))], f"{task}.part{i}")
            for i, x in enumerate(layers)
        ]
        pieces = g.node("Sum", parts, f"{task}.pieces")
        mixed[task] = g.node("MatMul", ["pool", pieces], f"{task}.words")
    outputs: list[tuple[str, int]] = []
    for task, names in LOGITS.items():
        group = {"tags": "tags", "entity": "names", "event": "acts"}[task]
        for name in names:
            logits = g.linear(mixed[task], w[f"{group}.{name}.weight"], w[f"{group}.{name}.bias"], f"{name}.logits")
            if task == "tags":
                outputs.append((g.node("ArgMax", [logits], name, axis=-1, keepdims=0), TensorProto.INT64))
            else:
                outputs.append((g.node("Softmax", [logits], name, axis=-1), TensorProto.FLOAT))
    p, e = mixed["parse"], mixed["event"]
    word = g.node("Relu", [g.linear(p, w["arc_word.weight"], w["arc_word.bias"], "arc_word")], "arc_word.relu")
    head = g.node("Relu", [g.linear(p, w["arc_head.weight"], w["arc_head.bias"], "arc_head")], "arc_head.relu")
    form = w["arc_form"]  # its last row stands for the constant 1 appended to each word
    turned = g.linear(word, form[:-1].T, form[-1], "arc_turned")
    outputs.append((g.node("MatMul", [turned, g.node("Transpose", [head], "arc_head.t", perm=[0, 2, 1])], "arc"), TensorProto.FLOAT))
    for name, x, key in (
        ("label_word", p, "label_word"), ("label_head", p, "label_head"),
        ("role_trigger", e, "roles.trigger"), ("role_word", e, "roles.word"),
        ("cue_trigger", e, "cue_roles.trigger"), ("cue_word", e, "cue_roles.word"), ("dyad", e, "dyad"),
    ):  # fmt: skip
        outputs.append((g.linear(x, w[f"{key}.weight"], w[f"{key}.bias"], name), TensorProto.FLOAT))
    history = g.linear(e, w["history.weight"], w["history.bias"], "history.logit")
    outputs.append((g.node("Sigmoid", [history], "history"), TensorProto.FLOAT))
    inner = g.node("Relu", [g.linear(e, w["fact_inner.weight"], w["fact_inner.bias"], "fact.inner")], "fact.relu")
    outputs.append((g.node("Tanh", [g.linear(inner, w["fact_out.weight"], w["fact_out.bias"], "fact.out")], "fact"), TensorProto.FLOAT))
    return outputs


def graph_of(model: Dragoman) -> onnx.ModelProto:
    """The whole model as an fp32 ONNX graph. `pool` averages the first and last piece of each word: [batch, words, pieces]."""
    w = {k: v.detach().float().numpy() for k, v in model.state_dict().items()}
    g = Graph()
    outputs = lay_heads(g, w, lay_encoder(g, w))
    inputs = [
        helper.make_tensor_value_info("ids", TensorProto.INT64, ["batch", "pieces"]),
        helper.make_tensor_value_info("mask", TensorProto.INT32, ["batch", "pieces"]),
        helper.make_tensor_value_info("shapes", TensorProto.INT64, ["batch", "pieces"]),
        helper.make_tensor_value_info("pool", TensorProto.FLOAT, ["batch", "words", "pieces"]),
    ]
    values = [helper.make_tensor_value_info(name, kind, None) for name, kind in outputs]
    graph = helper.make_graph(g.nodes, "dragoman", inputs, values, g.weights)
    return helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17), helper.make_opsetid(FAST, 1)], ir_version=9)


def export(model: Dragoman, folder: Path, quantize: bool = True) -> None:
    """Writes encoder.onnx, heads.npz, tokenizer.json and labels.json."""
    folder.mkdir(parents=True, exist_ok=True)
    whole = graph_of(model)
    if quantize:
        with tempfile.TemporaryDirectory() as scratch:
            plain = Path(scratch) / "plain.onnx"
            onnx.save(whole, plain)
            quantize_dynamic(
                plain, folder / "encoder.onnx", per_channel=True, reduce_range=False, weight_type=QuantType.QInt8,
                op_types_to_quantize=["MatMul", "Attention", "Gather"],
                nodes_to_exclude=["width", "shape_part"],
                extra_options={"MatMulConstBOnly": True, "DefaultTensorType": TensorProto.FLOAT},
            )  # fmt: skip
    else:
        onnx.save(whole, folder / "encoder.onnx")
    w = {k: v.detach().float().numpy() for k, v in model.state_dict().items()}
    names = ["label_out.weight", "label_out.bias"]
    names += [f"{head}.{part}" for head in ("roles", "cue_roles") for part in ("out.weight", "out.bias", "path.weight", "kind.weight")]
    np.savez(folder / "heads.npz", **{name: w[name] for name in names})
    (folder / "labels.json").write_text(json.dumps(model.inventories, indent=0) + "\n", encoding="utf-8")
    shutil.copy(minilm()[1], folder / "tokenizer.json")


def main() -> None:
    """Reads the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("checkpoint", type=Path)
    parser.add_argument("--out", type=Path, default=Path("src/dragoman/language/model"))
    parser.add_argument("--fp32", action="store_true", help="no quantisation, to measure what it costs")
    args = parser.parse_args()
    export(load(args.checkpoint).eval(), args.out, not args.fp32)
    print(f"{args.out}: {sum(p.stat().st_size for p in args.out.iterdir()) / 1e6:.1f} MB")


if __name__ == "__main__":
    main()
