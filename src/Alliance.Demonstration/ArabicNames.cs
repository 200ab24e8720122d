using System.Collections.Frozen;

namespace Alliance.Demonstration;

/// <summary>First and family names of <see cref="People"/> as an identity card has them in Arabic.</summary>
internal static class ArabicNames
{
    private static readonly FrozenDictionary<string, string> First = Pairs(
        """
        Aïcha عائشة|Amina أمينة|Asmaa أسماء|Bouchra بشرى|Chaimaa شيماء|Fadma فاضمة|Fatiha فتيحة|Fatima Zahra فاطمة الزهراء|Ghizlane غزلان|Hafida حفيظة|Hajar هاجر|Hanane حنان
        Hasna حسناء|Hind هند|Ijja إجة|Ikram إكرام|Ilham إلهام|Imane إيمان|Jamila جميلة|Kaoutar كوثر|Karima كريمة|Khadija خديجة|Laila ليلى|Lamia لمياء|Latifa لطيفة|Loubna لبنى
        Maryam مريم|Meryem مريم|Mina مينة|Naima نعيمة|Najat نجاة|Nawal نوال|Nezha نزهة|Oumaima أميمة|Rachida رشيدة|Rkia رقية|Saida سعيدة|Salma سلمى|Samira سميرة|Sanaa سناء
        Siham سهام|Soukaina سكينة|Touria ثورية|Wafaa وفاء|Zahra زهرة|Zineb زينب|Abdelaziz عبد العزيز|Abdelhak عبد الحق|Abdellah عبد الله|Abderrahim عبد الرحيم|Adil عادل
        Ahmed أحمد|Aziz عزيز|Badr بدر|Brahim إبراهيم|Driss إدريس|El Houssaine الحسين|Fouad فؤاد|Hamid حميد|Hamza حمزة|Hassan حسن|Hicham هشام|Ibrahim إبراهيم|Ilyas إلياس
        Ismail إسماعيل|Jamal جمال|Jaouad جواد|Kamal كمال|Karim كريم|Khalid خالد|Lahcen لحسن|Larbi العربي|M'barek امبارك|Mehdi المهدي|Mohamed محمد|Mounir منير|Mustapha مصطفى
        Nabil نبيل|Noureddine نور الدين|Omar عمر|Othmane عثمان|Rachid رشيد|Redouane رضوان|Said سعيد|Salah صلاح|Soufiane سفيان|Taoufik توفيق|Tarik طارق|Yassine ياسين
        Younes يونس|Youssef يوسف|Zakaria زكرياء
        """);

    private static readonly FrozenDictionary<string, string> Family = Pairs(
        """
        Aberkane أبركان|Achour عاشور|Agoumi أكومي|Aït Baha آيت باها|Aït Lahcen آيت لحسن|Aït Ouaziz آيت واعزيز|Akhrif أخريف|Amrani العمراني|Asri العسري|Azeroual أزروال
        Azzouzi العزوزي|Bahi باهي|Belkadi بلقاضي|Benali بنعلي|Benhamou بنحمو|Bennis بنيس|Bouazza بوعزة|Boudrar بودرار|Boulahya بولحية|Bouzid بوزيد|Chafik شفيق|Chakir شاكر
        Cherkaoui الشرقاوي|Daoudi الداودي|El Amrani العمراني|El Fassi الفاسي|El Ghali الغالي|El Hachimi الهاشمي|El Idrissi الإدريسي|El Kadiri القادري|El Mansouri المنصوري
        El Ouardi الوردي|Essaidi السعيدي|Fikri فكري|Ghazi غازي|Hafidi حفيظي|Hamdaoui حمداوي|Idbella إدبلا|Idbrahim إدبراهيم|Jabri الجابري|Kabbaj القباج|Khattabi الخطابي
        Lamrabet المرابط|Lasri العسري|Mazouz مازوز|Mouline مولين|Naciri الناصري|Ouahbi وهبي|Ouakrim واكريم|Oubella أوبلا|Oulhaj أولحاج|Outaleb أوطالب|Rahmouni الرحموني
        Rami رامي|Sabri صبري|Sefrioui الصفريوي|Talbi الطالبي|Tazi التازي|Wahbi وهبي|Yacoubi اليعقوبي|Zaki زكي|Zerouali الزروالي|Ziani الزياني
        """);

    public static string Of(string first, string family) => $"{First[first]} {Family[family]}";

    /// <param name="text">Pairs of a name in Latin letters and in Arabic ones, apart by lines or bars.</param>
    private static FrozenDictionary<string, string> Pairs(string text) =>
        text.Split(['\n', '|'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ToFrozenDictionary(x => x[..Arabic(x)].TrimEnd(), x => x[Arabic(x)..], StringComparer.Ordinal);

    private static int Arabic(string pair) => pair.AsSpan().IndexOfAnyInRange('\u0600', '\u06FF');
}
