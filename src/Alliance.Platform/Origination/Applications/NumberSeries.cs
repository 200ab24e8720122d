using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Origination.Applications;

/// <summary>The last number given to a dossier in a year.</summary>
public sealed class NumberSeries
{
    public required int Year { get; init; }

    public int Last { get; set; }

    /// <param name="organisationId">Begins the number in capitals: <c>ism</c> gives <c>ISM-D-2022-0117</c>.</param>
    public static string Format(string organisationId, int year, int number)
    {
        ArgumentNullException.ThrowIfNull(organisationId);
        return string.Create(CultureInfo.InvariantCulture, $"{organisationId.ToUpperInvariant()}-D-{year:0000}-{number:0000}");
    }

    /// <summary>Takes the next number of a year. Must run in the transaction that uses it: it holds the series until the commit, so that numbers have neither doubles nor gaps.</summary>
    internal static async Task<int> Next(PlatformDb db, int year, CancellationToken ct)
    {
        if (db.Database.CurrentTransaction is null) throw new InvalidOperationException("A number is taken in the transaction that uses it.");

        var raised = await db.NumberSeries.Where(x => x.Year == year).ExecuteUpdateAsync(x => x.SetProperty(y => y.Last, y => y.Last + 1), ct);
        if (raised == 0)
        {
            // The first dossier of the year. Two at once meet on the key, and the later one begins again.
            db.NumberSeries.Add(new NumberSeries { Year = year, Last = 1 });
            await db.SaveChangesAsync(ct);
            return 1;
        }

        return await db.NumberSeries.AsNoTracking().Where(x => x.Year == year).Select(x => x.Last).SingleAsync(ct);
    }
}

internal sealed class NumberSeriesMapping : IEntityTypeConfiguration<NumberSeries>
{
    public void Configure(EntityTypeBuilder<NumberSeries> builder)
    {
        builder.ToTable("NumberSeries");
        builder.HasKey(x => x.Year);
        builder.Property(x => x.Year).ValueGeneratedNever();
    }
}
