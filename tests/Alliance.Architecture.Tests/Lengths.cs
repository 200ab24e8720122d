using Alliance.Kernel;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Alliance.Architecture.Tests;

/// <summary>The length of every text column of every module, found in the models: one added tomorrow is covered. SQLite takes any length, so that the check before saving must know it.</summary>
public sealed class Lengths
{
    /// <summary>Text columns without a length, each with its reason.</summary>
    private static readonly string[] Endless =
    [
        // JSON that the product writes itself, of as many parts as there are
        "ApplicationEvent.Corrected", "OutboxMessage.Body", "FiguresMonth.Cells", "FiguresMonth.Total", "StoredContribution.Body", "MonthlyBreakdown.Cells", "MonthlyFigures.Figures",
        "FiguresMonth.Told", "FiguresMonth.ToldTotal", "MonthlyBreakdown.Told", "NationalYear.Told", "NationalYear.Persons",
        "KeptColumns.Header", "StatementLine.Proposed", "StatementLine.ProposedFiles", "StatementLine.NamedDebits", "AnsweredRequest.Answer", "MassDeferral.Choice", "Draft.Fields", "RecordedFact.Details", "Session.Frozen", "PersonMerge.MovedJson", "ChecklistRevision.Contents",
        "StoredOrganisation.Body", // an organisation's file, bounded where it is read
        "Reminder.Body", // a letter, made from a template whose length is bounded
        "CalendarMail.Text", // a letter that names each item of an agenda, of which there are at most 200
        "StoredKey.Xml", "StoredSecret.Value", // keys, encrypted
        // OpenIddict's own model: JSON, tokens and what operators write into organisations' files
        .. "ClientSecret DisplayName DisplayNames JsonWebKeySet Permissions PostLogoutRedirectUris Properties RedirectUris Requirements Settings".Split(' ').Select(x => $"OpenIddictEntityFrameworkCoreApplication<Guid>.{x}"),
        .. "Properties Scopes".Split(' ').Select(x => $"OpenIddictEntityFrameworkCoreAuthorization<Guid>.{x}"),
        .. "Description Descriptions DisplayName DisplayNames Properties Resources".Split(' ').Select(x => $"OpenIddictEntityFrameworkCoreScope<Guid>.{x}"),
        .. "Payload Properties".Split(' ').Select(x => $"OpenIddictEntityFrameworkCoreToken<Guid>.{x}"),
    ];

    [Test]
    public void Every_text_column_has_one_or_a_reason()
    {
        var endless =
            from db in Product.Databases
            from column in TextColumns(db)
            where column.GetMaxLength() is null
            select Name(column);

        Assert.That(endless.Distinct(), Is.EquivalentTo(Endless));
    }

    [TestCaseSource(typeof(Product), nameof(Product.Databases))]
    public async Task The_longest_text_is_saved_and_one_character_more_is_refused(Type type)
    {
        await using var connection = new SqliteConnection("Data Source=:memory:;Foreign Keys=False");
        await connection.OpenAsync();
        await using (var first = Samples.Open(type, connection)) await first.Database.EnsureCreatedAsync();

        var wrong = new List<string>();
        // Search.Fold cuts what is searched, and what tells that there is a part is EF's own.
        foreach (var column in TextColumns(type).Where(x => x.ClrType == typeof(string) && x.GetMaxLength() is not null && x.Name is not Search.Column and not "Discriminator"))
        {
            var longest = column.GetMaxLength()!.Value;
            if (await Refusal(type, connection, column, longest) is { } refused) wrong.Add($"{Name(column)}: {longest} characters are refused with {refused}");
            if (await Refusal(type, connection, column, longest + 1) is not "text.too-long") wrong.Add($"{Name(column)}: {longest + 1} characters are taken");
        }

        Assert.That(wrong, Is.Empty);
    }

    /// <summary>A column that holds the name of a value: every value's name fits.</summary>
    [Test]
    public void Every_name_of_a_value_fits() => Assert.That(
        from db in Product.Databases
        from column in TextColumns(db)
        let type = Nullable.GetUnderlyingType(column.ClrType) ?? column.ClrType
        where type.IsEnum
        from value in Enum.GetValues(type).Cast<object>()
        let text = (string)column.GetTypeMapping().Converter!.ConvertToProvider(value)!
        where text.Length > column.GetMaxLength()
        select $"{Name(column)}: {text}",
        Is.Empty);

    [Test]
    public void Every_module_and_every_kind_of_part_is_looked_at()
    {
        var columns = Product.Databases.SelectMany(TextColumns).Where(x => x.ClrType == typeof(string)).ToList();

        Assert.That(columns.Select(x => x.DeclaringType.ContainingEntityType.IsOwned()).Distinct(), Is.EquivalentTo([true, false]));
        Assert.That(columns.Select(x => x.DeclaringType is IComplexType).Distinct(), Is.EquivalentTo([true, false]));
        Assert.That(Product.Databases.Where(x => !TextColumns(x).Any()), Is.Empty);
    }

    /// <summary>Saves a row with a text so long, and all others of one character.</summary>
    /// <returns>What it was refused for; null if it was saved.</returns>
    private static async Task<string?> Refusal(Type type, SqliteConnection connection, IProperty column, int length)
    {
        await using var db = Samples.Open(type, connection);
        await using var transaction = await db.Database.BeginTransactionAsync(); // never committed: the next row has the same key
        var entity = db.Model.FindEntityType(column.DeclaringType.ContainingEntityType.Name)!;
        var root = entity;
        while (root.FindOwnership() is { } ownership) root = ownership.PrincipalEntityType;
        string Text(IProperty x) => x.Name == column.Name && x.DeclaringType.Name == column.DeclaringType.Name ? new string('x', length) : x.GetMaxLength() is null ? "{}" : "x";
        var key = await Samples.Insert(db, root, [], Text);
        if (entity.GetTableName() != root.GetTableName()) await Samples.Insert(db, entity, key, Text);
        await db.FindAsync(root.ClrType, key);
        // Entered anew: what stays as it is stored is not asked about.
        foreach (var delete in new[] { root, entity }.Select(x => $"DELETE FROM \"{x.GetTableName()}\"").Distinct()) await db.Database.ExecuteSqlRawAsync(delete); // names of the model
        foreach (var row in db.ChangeTracker.Entries().ToList()) row.State = EntityState.Added;
        try
        {
            await db.SaveChangesAsync();
            return null;
        }
        catch (RefusedException refused)
        {
            return refused.Code;
        }
    }

    private static IEnumerable<IProperty> TextColumns(Type type)
    {
        using var db = Samples.Open(type, new SqliteConnection("Data Source=:memory:"));
        return
        [
            .. from entity in db.Model.GetEntityTypes()
               where !entity.IsMappedToJson()
               from property in entity.GetFlattenedProperties()
               where (property.GetTypeMapping().Converter?.ProviderClrType ?? property.ClrType) == typeof(string)
               select property,
        ];
    }

    private static string Name(IProperty column) => $"{column.DeclaringType.DisplayName()}.{column.Name}";
}
