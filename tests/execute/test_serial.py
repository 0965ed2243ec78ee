from briefing.execute import SerialExecutor


def test_results_come_in_the_order_of_the_items() -> None:
    assert list(SerialExecutor().map(str.upper, ["a", "b", "c"])) == ["A", "B", "C"]


def test_an_item_is_not_begun_before_it_is_asked_for() -> None:
    begun: list[int] = []
    results = SerialExecutor().map(begun.append, [1, 2])

    next(results)

    assert begun == [1]
