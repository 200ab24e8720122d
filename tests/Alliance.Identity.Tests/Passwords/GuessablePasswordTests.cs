using Alliance.Identity.Passwords;
using Alliance.Kernel;

namespace Alliance.Identity.Tests.Passwords;

public sealed class GuessablePasswordTests
{
    private static readonly string[] Known = ["Salma Idrissi", "s.idrissi", "souss-massa", "Initiative Souss-Massa", "مبادرة سوس ماسة"];

    [TestCase("123456789012")]
    [TestCase("987654321098")]
    [TestCase("abcdefghijkl")]
    [TestCase("1234abcd5678")]
    [TestCase("aaaaaaaaaaaa")]
    [TestCase("aaaabbbbcccc")]
    [TestCase("111222333444")]
    [TestCase("112233445566")]
    [TestCase("abcabcabcabc")]
    [TestCase("xk7!xk7!xk7!")]
    [TestCase("a1b2c3d4e5f6")]
    [TestCase("azertyuiop12")]
    [TestCase("Qwertyuiop!!")]
    [TestCase("qsdfghjklm01")]
    [TestCase("poiuytreza98")]
    [TestCase("ضصثقفغعهخحجد")]
    [TestCase("SalmaIdrissi1")]
    [TestCase("idrissi.salma2026")]
    [TestCase("Sàlmâ-Idrîssi")]
    [TestCase("SoussMassa2026")]
    [TestCase("InitiativeSoussMassa")]
    [TestCase("سوسماسة1234")]
    [TestCase("١٢٣٤٥٦٧٨٩٠١٢")]
    [TestCase("۹۸۷۶۵۴۳۲۱۰۹۸")]
    [TestCase("１２３４٥٦٧٨٩٠12")]
    public void What_goes_on_by_itself_is_guessed(string password) => Assert.That(GuessablePassword.Is(password, Known), Is.True);

    [TestCase("un mot de passe tranquille")]
    [TestCase("Demonstration-2026")]
    [TestCase("cheval pile agrafe juste")]
    [TestCase("kT9#vq2!mLx8")]
    [TestCase("olivier sous la pluie")]
    [TestCase("قهوة الصباح عند البحر")]
    [TestCase("٧٣٩١٤٨٢٦٠٥٣٧")] // no more in order than 739148260537
    [TestCase("Agadir et trois oranges")]
    public void What_somebody_thought_of_is_taken(string password) => Assert.That(GuessablePassword.Is(password, Known), Is.False);

    [TestCase("123456789012", 2)] // 1, 2, and all else goes on
    [TestCase("aaaaaaaaaaaa", 1)]
    [TestCase("azertyuiop12", 4)] // a, z; 1, 2
    [TestCase("abcabcabcabc", 2)]
    [TestCase("kT9#vq2!mLx8", 12)]
    [TestCase("", 0)]
    public void Surprises_are_counted(string text, int surprises) => Assert.That(GuessablePassword.Surprises(text), Is.EqualTo(surprises));

    [TestCase("\ud800bcdefghijkl")]
    [TestCase("\uffff\ufffe\u0000\u202eabcdefgh")]
    public void Nothing_that_is_typed_breaks_it(string password) => Assert.That(() => GuessablePassword.Is(password, Known), Throws.Nothing);

    [TestCase("123456789012", 409)]
    [TestCase("azertyuiop12", 409)]
    [TestCase("NomDeWeak2026", 409)]
    [TestCase("Souss-Massa-2026", 409)]
    [TestCase("cheval pile agrafe juste", 204)]
    public async Task An_account_gets_none_of_them(string password, int expected)
    {
        var host = await TestHost.Shared;
        var email = $"weak{expected}{password.Length}{password[0]}@x.example";
        await host.Join(email, [Roles.Mentor]);
        await host.Change(email, x => x.Describe("Nom De Weak", "fr"));
        using var browser = host.Browse();
        (await browser.SignIn(email)).Dispose();

        using var answer = await browser.Put("/api/account/password", new { current = TestHost.Password, @new = password });

        Assert.That((int)answer.StatusCode, Is.EqualTo(expected), await answer.Content.ReadAsStringAsync());
        if (expected == 409) Assert.That(await answer.Code(), Is.EqualTo("account.password-too-weak"));
    }
}
