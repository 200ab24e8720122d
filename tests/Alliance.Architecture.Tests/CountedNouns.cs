using System.Globalization;
using System.Text.RegularExpressions;
using Alliance.Ui;

namespace Alliance.Architecture.Tests;

/// <summary>Each counted noun of each text, said with the numbers by which languages differ. What they ask for was written down by hand.</summary>
public sealed partial class CountedNouns
{
    /// <summary>Number, and which of the six Arabic forms it takes: none, one, two, few, many, the others; and of the two French and English ones.</summary>
    private static readonly (int Number, int Arabic, int French, int English)[] Asked =
    [
        (0, 0, 0, 1), (1, 1, 0, 0), (2, 2, 1, 1), (3, 3, 1, 1), (10, 3, 1, 1), (11, 4, 1, 1), (99, 4, 1, 1), (100, 5, 1, 1), (101, 5, 1, 1), (103, 3, 1, 1), (111, 4, 1, 1),
    ];

    /// <summary>Each noun as it stands with two (both cases), with 3 to 10, with 11 to 99, with 100.</summary>
    private static readonly (string[] Two, string Few, string Many, string Other)[] Nouns =
    [
        (["يومان", "يومين"], "أيام", "يوما", "يوم"), (["شهران", "شهرين"], "أشهر", "شهرا", "شهر"), (["قسطان", "قسطين"], "أقساط", "قسطا", "قسط"),
        (["قرضان", "قرضين"], "قروض", "قرضا", "قرض"), (["سطران", "سطرين", "السطرين"], "أسطر", "سطرا", "سطر"), (["ملفان", "ملفين"], "ملفات", "ملفا", "ملف"),
        (["اقتطاعان", "اقتطاعين"], "اقتطاعات", "اقتطاعا", "اقتطاع"), (["رسالتان", "رسالتين"], "رسائل", "رسالة", "رسالة"), (["منصتان", "منصتين"], "منصات", "منصة", "منصة"),
        (["حرفان", "حرفين"], "أحرف", "حرفا", "حرف"), (["ساعتان", "ساعتين"], "ساعات", "ساعة", "ساعة"), (["دقيقتان", "دقيقتين"], "دقائق", "دقيقة", "دقيقة"),
        (["حسابان", "حسابين"], "حسابات", "حسابا", "حساب"), (["دعوتان", "دعوتين"], "دعوات", "دعوة", "دعوة"), (["نتيجتان", "نتيجتين"], "نتائج", "نتيجة", "نتيجة"),
        (["خانتان", "خانتين"], "خانات", "خانة", "خانة"), (["حدثان", "حدثين"], "أحداث", "حدثا", "حدث"), (["أداءان", "أداءين"], "أداءات", "أداء", "أداء"),
        (["خطوتان", "خطوتين"], "خطوات", "خطوة", "خطوة"), (["وعدان", "وعدين"], "وعود", "وعدا", "وعد"), (["مقاولتان", "مقاولتين"], "مقاولات", "مقاولة", "مقاولة"),
        (["عمالتان", "عمالتين"], "عمالات", "عمالة", "عمالة"), (["حالتان", "حالتين", "حالتي"], "حالات", "حالة", "حالة"), (["تغييران", "تغييرين"], "تغييرات", "تغييرا", "تغيير"),
        (["وكالتان", "وكالتين"], "وكالات", "وكالة", "وكالة"), (["نقطتان", "نقطتين"], "نقط", "نقطة", "نقطة"), (["سنتان", "سنتين"], "سنوات", "سنة", "سنة"), (["جوابان", "جوابين"], "أجوبة", "جوابا", "جواب"), (["تصحيحان", "تصحيحين"], "تصحيحات", "تصحيحا", "تصحيح"),
        (["مرتان", "مرتين"], "مرات", "مرة", "مرة"), (["وثيقتان", "وثيقتين"], "وثائق", "وثيقة", "وثيقة"), (["رأيان", "رأيين"], "آراء", "رأيا", "رأي"), (["تذكيران", "تذكيرين"], "تذكيرات", "تذكيرا", "تذكير"),
        (["مهمتان", "مهمتين"], "مهام", "مهمة", "مهمة"), (["إجراءان", "إجراءين"], "إجراءات", "إجراء", "إجراء"), (["مواكبتان", "مواكبتين"], "مواكبات", "مواكبة", "مواكبة"), (["مواكبان", "مواكبين"], "مواكبين", "مواكبا", "مواكب"),
        (["عنصران", "عنصرين"], "عناصر", "عنصرا", "عنصر"), (["قراران", "قرارين"], "قرارات", "قرارا", "قرار"),
        (["منصبان", "منصبين"], "مناصب", "منصبا", "منصب"), (["برنامجان", "برنامجين"], "برامج", "برنامجا", "برنامج"),
    ];

    /// <summary>Those that count no noun: what waits, and all of what is named already.</summary>
    private static readonly string[] WithoutNoun = ["اثنان ينتظران", "النتيجتان معا", "هذان القرضان"];

    private static IEnumerable<TestCaseData> Languages() =>
    [
        new(Cultures.French, (Func<ResourceSet, Dictionary<string, string>>)(x => x.French)) { TestName = "French" },
        new(Cultures.Arabic, (Func<ResourceSet, Dictionary<string, string>>)(x => x.Arabic)) { TestName = "Arabic" },
        new(Cultures.English, (Func<ResourceSet, Dictionary<string, string>>)(x => x.English)) { TestName = "English" },
    ];

    [TestCaseSource(nameof(Languages))]
    public void Take_the_form_that_their_number_asks_for(CultureInfo culture, object texts)
    {
        var all = (Func<ResourceSet, Dictionary<string, string>>)texts;
        var wrong =
            from set in ResourceSet.All
            from text in all(set)
            where Counted().IsMatch(text.Value)
            from asked in Asked
            let form = culture.Name[..2] switch { "ar" => asked.Arabic, "fr" => asked.French, _ => asked.English }
            let number = asked.Number.ToString(CultureInfo.InvariantCulture)
            let expected = Other().Replace(Counted().Replace(text.Value, x => x.Groups["forms"].Value.Split('|')[form].Replace("#", number, StringComparison.Ordinal)), number)
            let said = TextSet.Of(set.Marker).Say(text.Key, culture, [.. Enumerable.Repeat((object?)asked.Number, 8)])
            where said.Replace('\u00A0', ' ').Replace('\u202F', ' ') != expected.Replace('\u202F', ' ') // spaces of French typography are put where texts are read
            select $"{said} for {expected}";

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public void Are_declined_in_Arabic_as_their_number_asks_for()
    {
        var wrong =
            from set in ResourceSet.All
            from text in set.Arabic.Values
            from Match counted in Counted().Matches(text)
            let forms = counted.Groups["forms"].Value.Split('|')
            where !WithoutNoun.Any(x => forms[2].Contains(x, StringComparison.Ordinal)) && !Nouns.Any(x => IsDeclined(x, [.. forms.Select(Words)]))
            select counted.Value;

        Assert.That(wrong, Is.Empty);
    }

    private static bool IsDeclined((string[] Two, string Few, string Many, string Other) noun, HashSet<string>[] forms) =>
        noun.Two.Any(forms[2].Contains) && forms[3].Contains(noun.Few) && forms[4].Contains(noun.Many) && forms[5].Contains(noun.Other);

    private static HashSet<string> Words(string form) => [.. Word().Matches(form).Select(x => x.Value)];

    [GeneratedRegex(@"\{\d+:(?<forms>[^}|]*\|[^}]*)\}")] private static partial Regex Counted();

    [GeneratedRegex(@"\{\d+[^}]*\}")] private static partial Regex Other();

    [GeneratedRegex(@"\p{IsArabic}+")] private static partial Regex Word();
}
