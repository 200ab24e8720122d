namespace Alliance.Ui.Tests;

public sealed class ListAddressTests
{
    private static readonly ListAddress Second = new("/loans", [new("search", "œuvre & 100 %"), new("late", "true"), new("page", "2"), new("size", "50")]);

    [Test]
    public void Whatever_changes_leads_to_the_first_page()
    {
        Assert.That(Second.With(("orderBy", "number")).Href, Is.EqualTo("/loans?search=%C5%93uvre%20%26%20100%20%25&late=true&size=50&orderBy=number"));
        Assert.That(Second.With(("page", "3"))["page"], Is.EqualTo("3"));
    }

    [Test]
    public void A_filter_chosen_again_is_taken_away()
    {
        Assert.That(Second.Toggled("late", "true")["late"], Is.Null);
        Assert.That(Second.Toggled("late", "false")["late"], Is.EqualTo("false"));
    }

    [Test]
    public void What_is_exported_has_the_filters_and_neither_page_nor_columns() =>
        Assert.That(
            Second.With(("columns", "number"), ("late", "true")).Elsewhere("/api/loans/export?agreementId=7", ("format", "csv")),
            Is.EqualTo("/api/loans/export?agreementId=7&search=%C5%93uvre%20%26%20100%20%25&late=true&format=csv"));
}
