using Alliance.Kernel;
using Alliance.Platform.Entries;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Platform.Contracting.Templates;

/// <summary>One revision of a platform's own template in one language. Never changed: a later one stands above it.</summary>
public sealed class ContractTemplate : IFrozen
{
    private ContractTemplate() { } // for EF Core

    internal ContractTemplate(string language, int number, string text, Entry entry) =>
        (Language, Number, Text, On, At, By) = (language, number, text, entry.Today, entry.At, entry.By);

    /// <summary>Two letters.</summary>
    public string Language { get; private init; } = "";

    /// <summary>From 1; 0 is the template that comes with the service, which is no row.</summary>
    public int Number { get; private init; }

    public string Text { get; private init; } = "";

    /// <summary>The platform's business date.</summary>
    public DateOnly On { get; private init; }

    /// <summary>UTC.</summary>
    public DateTime At { get; private init; }

    public string By { get; private init; } = "";
}

internal sealed class ContractTemplateMapping : IEntityTypeConfiguration<ContractTemplate>
{
    public void Configure(EntityTypeBuilder<ContractTemplate> builder)
    {
        builder.ToTable("contract_templates");
        builder.HasKey(x => new { x.Language, x.Number });
        builder.Property(x => x.Language).HasMaxLength(2);
        builder.Property(x => x.Number).ValueGeneratedNever();
        builder.Property(x => x.Text).HasMaxLength(TemplateText.Longest);
        builder.Property(x => x.By).HasMaxLength(120);
    }
}
