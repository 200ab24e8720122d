using System.Net;
using Alliance.Kernel;

namespace Alliance.Platform.Tests.Origination.Letters;

/// <summary>What a letter says before anybody has touched it. The texts were written by hand.</summary>
internal sealed class ComposingTests
{
    [Test]
    public async Task Of_an_approval()
    {
        await using var letters = await LetterCase.Start();
        await letters.Approve(words: "Bravo, quatre voix contre deux");

        Assert.That(await letters.Composed(), Is.EqualTo(
            """
            Madame Fatima Zahra Amrani,

            Le 2 mai 2023, vous nous avez demandé un prêt d’honneur de 50 000,00 DH sur 36 mois pour votre projet « Coopérative Tafraout » (dossier ISM-D-2023-0001).

            Le comité d’agrément a examiné votre demande le 10 juin 2023. Nous avons le plaisir de vous annoncer qu’il vous accorde un prêt d’honneur de 45 000,00 DH, sans intérêt ni garantie, à rembourser sur 36 mois, après un différé de 6 mois pendant lequel rien n’est à rembourser.

            Prochaine étape : la signature du contrat de prêt, à laquelle nous vous inviterons.

            loan-officer est à votre disposition pour toute question.

            Veuillez agréer, Madame, l’expression de nos salutations distinguées.
            """));
        Assert.That((await letters.Draft()).GetProperty("kind").GetString(), Is.EqualTo("approval"));
    }

    [Test]
    public async Task Of_an_approval_with_conditions()
    {
        await using var letters = await LetterCase.Start(new() { Entrepreneur = "Brahim Ait Lahcen", Gender = "man" }, ("letterhead", new { email = "contact@ism.example" }), ("lending", new { graceInside = true }));
        await letters.Approve(conditions: LetterCase.Two);

        Assert.That(await letters.Composed(), Is.EqualTo(
            """
            Monsieur Brahim Ait Lahcen,

            Le 2 mai 2023, vous nous avez demandé un prêt d’honneur de 50 000,00 DH sur 36 mois pour votre projet « Coopérative Tafraout » (dossier ISM-D-2023-0001).

            Le comité d’agrément a examiné votre demande le 10 juin 2023. Nous avons le plaisir de vous annoncer qu’il vous accorde un prêt d’honneur de 45 000,00 DH, sans intérêt ni garantie, à rembourser sur 36 mois, dont 6 mois de différé pendant lesquels rien n’est à rembourser.

            Cet accord est donné sous réserve de ce qui suit ; le prêt est versé une fois que tout est rempli :

            1. Bail signé
            À fournir par vous : Contrat de bail, le 10 juillet 2023 au plus tard.

            2. Formation suivie
            À fournir par la plateforme : Attestation, le 31 juillet 2023 au plus tard.

            Ce qui n’est pas rempli à sa date met fin à l’accord. Si une date vous pose problème, parlez-nous-en sans attendre.

            Prochaine étape : la signature du contrat de prêt, à laquelle nous vous inviterons.

            loan-officer est à votre disposition pour toute question. Vous pouvez aussi écrire à contact@ism.example.

            Veuillez agréer, Monsieur, l’expression de nos salutations distinguées.
            """));
    }

    [Test]
    public async Task Of_an_adjournment_with_what_is_missing_and_still_owed()
    {
        await using var letters = await LetterCase.Start();
        await letters.Dossier.Do("appraisal");
        await letters.Dossier.AskFor(new { field = "cin", flaw = "wrong", words = "Copie de la carte d’identité en cours de validité" });
        await letters.Dossier.AskFor(new { field = "phone", flaw = "missing", words = "Numéro où vous joindre" });
        var accepted = (await letters.Dossier.Show("/corrections")).GetProperty("corrections")[1].GetProperty("id").GetString();
        await letters.Dossier.Do($"corrections/{accepted}/answer", new { words = "06 12 34 56 78" });
        await letters.Adjourn();

        Assert.That(await letters.Composed(), Is.EqualTo(
            """
            Madame Fatima Zahra Amrani,

            Le 2 mai 2023, vous nous avez demandé un prêt d’honneur de 50 000,00 DH sur 36 mois pour votre projet « Coopérative Tafraout » (dossier ISM-D-2023-0001).

            Le comité d’agrément a examiné votre demande le 10 juin 2023. Avant de se prononcer, il souhaite disposer de ce qui suit :

            Deux devis pour le métier à tisser

            Nous attendons aussi de vous :

            – CIN (erroné)
            Copie de la carte d’identité en cours de validité

            Le comité reverra votre dossier au plus tard le 15 juillet 2023. Faites-nous parvenir ces éléments dès que vous le pouvez : plus tôt ils arrivent, plus tôt il pourra décider.

            loan-officer est à votre disposition pour toute question.

            Veuillez agréer, Madame, l’expression de nos salutations distinguées.
            """));
    }

    [Test]
    public async Task Of_a_refusal_with_its_reasons_and_what_else_may_help()
    {
        await using var letters = await LetterCase.Start();
        await letters.Refuse();

        Assert.That(await letters.Composed(), Is.EqualTo(
            """
            Madame Fatima Zahra Amrani,

            Le 2 mai 2023, vous nous avez demandé un prêt d’honneur de 50 000,00 DH sur 36 mois pour votre projet « Coopérative Tafraout » (dossier ISM-D-2023-0001).

            Le comité d’agrément a examiné votre demande avec attention le 10 juin 2023. Nous regrettons de devoir vous dire qu’il n’a pas pu l’accepter.

            L’apport personnel prévu n’a pas paru suffisant au regard de l’investissement.

            L’apport représente moins de 10 % de l’investissement.

            D’autres aides conviendront peut-être mieux à votre projet : le centre régional d’investissement (CRI) renseigne sur les dispositifs ouverts dans la région, et nous vous conseillons volontiers sur la suite à donner.

            Cette réponse porte sur le dossier tel qu’il a été présenté, et non sur votre personne. Vous pouvez déposer une nouvelle demande dès que votre projet ou votre situation a changé.

            loan-officer est à votre disposition pour toute question.

            Veuillez agréer, Madame, l’expression de nos salutations distinguées.
            """));
    }

    [Test]
    public async Task Of_a_refusal_with_the_platforms_own_help_in_each_language()
    {
        await using var letters = await LetterCase.Start(null, ("letters", new { otherHelp = new { fr = "Notre atelier {0} du mardi vous aide.", ar = "ورشة الثلاثاء تساعدكم." } }));
        await letters.Refuse("other", "Le {{projet}} reste à préciser.");

        var french = await letters.Composed();

        Assert.That(french, Does.Contain("\n\nLe {{projet}} reste à préciser.\n\nNotre atelier {0} du mardi vous aide.\n\n"), "what was entered is no template");
        await letters.Dossier.Do($"letters/{(await letters.Draft()).GetProperty("id").GetString()}/composition", new { language = "ar", name = "فاطمة الزهراء العمراني" });
        Assert.That(await letters.Body(), Does.Contain("\n\nورشة الثلاثاء تساعدكم.\n\n").And.Not.Contain("atelier"));
    }

    [Test]
    public async Task In_Arabic_it_greets_by_the_name_in_Arabic_letters()
    {
        await using var letters = await LetterCase.Start();
        await letters.Approve(conditions: LetterCase.Two);
        Assert.That(await (await letters.TryStart("ar")).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.name-in-arabic"), "nobody has written it");
        Assert.That(await (await letters.TryStart("ar", "Fatima")).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.name-in-arabic"));
        Assert.That(await (await letters.TryStart("fr", "فاطمة")).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.name-in-latin"));

        var body = await letters.Composed("ar", "فاطمة الزهراء العمراني");

        Assert.That(body, Does.StartWith("السيدة فاطمة الزهراء العمراني،\n\n"));
        Assert.That(body, Does.Contain("2 ماي 2023").And.Contain("50 000,00 درهم").And.Contain("ISM-D-2023-0001"), "what was asked");
        Assert.That(body, Does.Contain("10 يونيو 2023").And.Contain("45 000,00 درهم").And.Contain("على مدى 36 شهرا، بعد فترة إعفاء من 6 أشهر"), "what was decided");
        Assert.That(body, Does.Contain("1. Bail signé\nعليكم الإدلاء بما يلي: \u200EContrat de bail\u200E\u200F، في أجل أقصاه 10 يوليوز 2023."), "a line of two scripts keeps both in order");
        Assert.That(body, Does.Contain("2. Formation suivie\nعلى المنصة الإدلاء بما يلي"));
        Assert.That(body, Does.Not.Contain("Fatima").And.Not.Contain("Madame"));
    }

    [Test]
    public async Task A_name_that_was_written_for_a_letter_is_known_for_the_next()
    {
        await using var letters = await LetterCase.Start();
        await letters.Refuse();
        var letter = await letters.Start("ar", "فاطمة الزهراء العمراني");
        await (await letters.Send(letter, "paper")).Json(HttpStatusCode.Created);

        Assert.That((await letters.List()).GetProperty("applicant").GetProperty("nameInArabic").GetString(), Is.EqualTo("فاطمة الزهراء العمراني"));
        Assert.That(await letters.Composed("ar"), Does.StartWith("السيدة فاطمة الزهراء العمراني،"));
    }

    [Test]
    public async Task What_is_said_inside_the_platform_gets_into_no_letter([Values("approval", "conditions", "adjournment", "refusal")] string kind, [Values("fr", "ar")] string language)
    {
        await using var letters = await LetterCase.Start();
        await letters.Dossier.Do("appraisal");
        await letters.Dossier.Do("opinion", new { tone = "unfavourable", words = "Phrase-7319 avis du chargé", weakPoints = "Phrase-7319 points faibles" });
        foreach (var isConfidential in new[] { true, false })
        {
            await letters.Dossier.Do("outside-opinions", new { name = "Hanane", institution = "Phrase-7319 Banque", kind = "bank", email = "hanane@banque.example", language = "fr", question = "Phrase-7319 question", deadline = "2023-06-25", isConfidential });
        }

        await (kind switch
        {
            "approval" => letters.Approve(words: "Phrase-7319 : quatre voix contre deux"),
            "conditions" => letters.Approve(conditions: LetterCase.Two, words: "Phrase-7319 : quatre voix contre deux"),
            "adjournment" => letters.Adjourn(),
            _ => letters.Refuse(),
        });

        var letter = await letters.Start(language, language == "ar" ? "فاطمة الزهراء العمراني" : null);

        Assert.That((await letters.Draft()).GetRawText(), Does.Not.Contain("7319"));
        Assert.That(string.Join(' ', LetterCase.Pages(await letters.Paper(letter))), Does.Not.Contain("7319"));
    }

    [Test]
    public async Task Nothing_is_written_where_nothing_is_decided()
    {
        await using var letters = await LetterCase.Start();
        Assert.That(await (await letters.TryStart()).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.nothing-decided"));
        await letters.Approve();
        await letters.Dossier.Do("giving-up", new { givenUpOn = "2023-06-12", why = "Renonce au projet" }, Roles.Director);
        Assert.That(await (await letters.TryStart()).Code(HttpStatusCode.Conflict), Is.EqualTo("letter.nothing-decided"), "what was granted is so no more");
    }
}
