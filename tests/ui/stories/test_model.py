"""The tree of stories, without a window."""

import pytest

from diptych.corpus.library import Record
from diptych.stories import LibraryStory
from diptych.ui.shelf.model import NODE
from diptych.ui.stories.model import StoriesModel


def story(id: int, *articles: int) -> LibraryStory:
    return LibraryStory(id, f"Story {id}", tuple(Record(id=one, title=f"Article {one}") for one in articles))


@pytest.fixture
def model(qapp):
    made = StoriesModel()
    made.show_stories([story(1, 11, 12), story(2, 21, 22, 23), *(story(n, n) for n in range(100, 5100))])
    return made


@pytest.mark.parametrize("at", [(0,), (1,), (2,), (0, 1), (1, 2), (2, 0), (2, 4999)])
def test_a_node_is_found_where_it_stands(model, at):
    index = model.index(at[0], 0)
    if len(at) > 1:
        index = model.index(at[1], 0, index)

    assert model.index_of(index.data(NODE)) == index


def test_what_is_not_there_any_more_is_found_nowhere(model):
    assert not model.index_of(Record(id=99)).isValid()
    assert not model.index_of(story(3, 31, 32)).isValid()


def test_asking_for_a_row_of_many_lone_articles_does_not_list_them_all(model):
    lone = model.index(2, 0).data(NODE)

    assert len(lone.records) == 5000
    assert lone.records is lone.records
