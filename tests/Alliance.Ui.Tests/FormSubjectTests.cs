namespace Alliance.Ui.Tests;

public sealed class FormSubjectTests
{
    [Test]
    public void Two_states_of_one_thing_differ_and_one_state_is_told_alike()
    {
        Assert.That(FormSubject.Of(3L), Is.EqualTo(FormSubject.Of("3")), "by what is read, not by the object");
        Assert.That(FormSubject.Of(3L), Is.Not.EqualTo(FormSubject.Of(4L)));
        Assert.That(FormSubject.Of(1L, 23L), Is.Not.EqualTo(FormSubject.Of(12L, 3L)), "each part counts by itself");
        Assert.That(FormSubject.Of((object?)null), Is.Not.EqualTo(FormSubject.New), "a thing that isn't there yet may come");
        Assert.That(FormSubject.Of("reader"), Is.EqualTo(FormSubject.Of(["reader"])));
        Assert.That(FormSubject.Of(3L).Mark, Has.Length.EqualTo(FormSubject.MarkLength));
    }
}
