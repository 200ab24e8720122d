namespace Alliance.Ui.Tests;

public sealed class SoughtTests
{
    [TestCase("Benali", "/loans?search=Benali")]
    [TestCase("ISM-2023-0001", "/loans?search=ISM-2023-0001")]
    [TestCase("ism d 2023 0001", "/loans?search=ism%20d%202023%200001")]
    [TestCase("50 000,00", "/loans?search=50%20000%2C00")]
    public void The_list_of_what_is_sought_is_a_link(string written, string href) => Assert.That(Sought.Read(written).ListHref("/loans"), Is.EqualTo(href));

    [TestCase("JB123456")]
    [TestCase("jb 123-456")]
    [TestCase("A12345")]
    [TestCase("Benali JB123456")]
    [TestCase("06 12 34 56 78")]
    [TestCase("+212 6 12 34 56 78")]
    [TestCase("٠٦١٢٣٤٥٦٧٨")]
    public void A_CIN_or_a_phone_number_stands_in_no_link(string written) => Assert.That(Sought.Read(written).ListHref("/loans"), Is.Null);
}
