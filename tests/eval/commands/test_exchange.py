from __future__ import annotations

import json
from pathlib import Path

import ir_measures
import pytest

from eval.__main__ import main
from eval.asked.json_lines import write_json_lines
from eval.run.run_file import read_run
from tests.eval.commands.conftest import RUN


@pytest.fixture
def run(tmp_path: Path) -> str:
    write_json_lines(RUN, tmp_path / "run.jsonl")
    return str(tmp_path / "run.jsonl")


def test_ir_measures_scores_the_exported_files_as_score_does(
    run: str, questions: str, tmp_path: Path
) -> None:
    out = tmp_path / "export"
    assert main(["export", "--questions", questions, "--run", run, "--out", str(out)]) == 0
    assert main(["score", "--questions", questions, "--run", run]) == 0

    ours = json.loads((tmp_path / "run.scores.json").read_text("utf-8"))["figures"]["all"]
    qrels = list(ir_measures.read_trec_qrels(str(out / "trec" / "qrels.txt")))
    ranking = list(ir_measures.read_trec_run(str(out / "trec" / "run.txt")))
    names = [name for name in ours if "@" in name and "sentence" not in name]
    assert len(names) == 9
    measures = [ir_measures.parse_measure(name) for name in names]
    theirs = ir_measures.calc_aggregate(measures, qrels, ranking)
    for measure in measures:
        assert theirs[measure] == pytest.approx(ours[str(measure)], abs=1e-9)


def test_questions_alone_can_be_exported(questions: str, tmp_path: Path) -> None:
    out = tmp_path / "export"
    assert main(["export", "--questions", questions, "--out", str(out)]) == 0

    assert not (out / "trec" / "run.txt").exists()
    assert (out / "trec" / "qrels.txt").read_text("utf-8") == "A1 0 A1.evidence 1\n"


def test_a_ranking_of_the_corpus_by_another_system_can_be_scored(
    questions: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, ranking = tmp_path / "export", tmp_path / "theirs.txt"
    main(["export", "--questions", questions, "--out", str(out)])
    qrels = (out / "beir" / "qrels" / "test.tsv").read_text("utf-8").splitlines()
    relevant = qrels[1].split("\t")[1]
    corpus = (out / "beir" / "corpus.jsonl").read_text("utf-8").splitlines()
    other = next(json.loads(line)["_id"] for line in corpus if relevant not in line)
    ranking.write_text(f"A1 Q0 {other} 1 2.5 x\nA1 Q0 {relevant} 2 1.5 x\n")
    arguments = ["--beir", str(out / "beir"), "--trec-run", str(ranking)]
    imported = tmp_path / "imported.jsonl"

    assert main(["import", *arguments, "--questions", questions, "--out", str(imported)]) == 0
    assert main(["score", "--questions", questions, "--run", str(imported)]) == 0

    scores = json.loads((tmp_path / "imported.scores.json").read_text("utf-8"))
    assert scores["figures"]["all"]["RR@10"] == 0.5
    assert list(read_run(imported)) == ["A1", "A2"]


def test_a_run_with_equal_scores_is_scored_as_trec_eval_scores_it_and_exported_without(
    questions: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, ranking, imported = tmp_path / "export", tmp_path / "theirs.txt", tmp_path / "in.jsonl"
    main(["export", "--questions", questions, "--out", str(out)])
    corpus = (out / "beir" / "corpus.jsonl").read_text("utf-8").splitlines()
    ids = [json.loads(line)["_id"] for line in corpus]
    ranking.write_text("".join(f"A1 Q0 {id_} 1 2.5 x\n" for id_ in ids))
    row = (out / "beir" / "qrels" / "test.tsv").read_text("utf-8").splitlines()[1]
    relevant = {"A1": {row.split("\t")[1]: 1}}
    theirs = ir_measures.calc_aggregate(
        [ir_measures.RR], relevant, ir_measures.read_trec_run(str(ranking))
    )[ir_measures.RR]
    read = ["--questions", questions, "--run", str(imported)]

    arguments = ["--beir", str(out / "beir"), "--trec-run", str(ranking), "--out", str(imported)]
    assert main(["import", *arguments, "--questions", questions]) == 0
    assert "1 of 2 questions have equal scores" in capsys.readouterr().err
    assert main(["score", *read]) == 0
    assert main(["export", *read, "--out", str(out)]) == 0

    scores = json.loads((tmp_path / "in.scores.json").read_text("utf-8"))
    assert scores["figures"]["all"]["RR@10"] == pytest.approx(theirs, abs=1e-9)
    exported = list(ir_measures.read_trec_run(str(out / "trec" / "run.txt")))
    qrels = list(ir_measures.read_trec_qrels(str(out / "trec" / "qrels.txt")))
    for provider in (ir_measures.pytrec_eval, ir_measures.msmarco):
        again = provider.calc_aggregate([ir_measures.RR], qrels, exported)
        assert again[ir_measures.RR] == pytest.approx(theirs, abs=1e-9)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("A9 Q0 d1 1 1 x", "A9, which is not in the question file (1 such)"),
        ("A1 Q0 nowhere 1 1 x", "nowhere, which the corpus does not have"),
    ],
)
def test_a_ranking_of_something_else_is_an_error(
    line: str, reason: str, questions: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    out, ranking = tmp_path / "export", tmp_path / "theirs.txt"
    main(["export", "--questions", questions, "--out", str(out)])
    ranking.write_text(f"{line}\n")
    arguments = ["--beir", str(out / "beir"), "--trec-run", str(ranking)]

    assert main(["import", *arguments, "--questions", questions, "--out", str(out / "run")]) == 2

    assert reason in capsys.readouterr().err


def test_a_beir_set_becomes_a_question_file_that_passes_the_check(
    questions: str, tmp_path: Path
) -> None:
    out, back = tmp_path / "export", str(tmp_path / "back.jsonl")
    main(["export", "--questions", questions, "--out", str(out)])

    assert main(["import", "--beir", str(out / "beir"), "--out", back]) == 0
    assert main(["check", back]) == 0


def test_a_run_is_never_written_over_what_it_is_read_from(
    questions: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = str(tmp_path / "theirs.txt")
    assert main(["import", "--beir", str(tmp_path), "--trec-run", file, "--out", file]) == 2
    assert "written over itself" in capsys.readouterr().err
