using Alliance.Identity.Accounts;
using Alliance.Kernel;
using Alliance.Ui;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Alliance.Identity.Drafts;

/// <summary>What a person has typed into a form that isn't sent yet. Theirs alone: nobody else, whatever their role, is shown it.</summary>
public sealed class Draft
{
    public const int LongestPage = 200;
    public const int LongestForm = 100;
    public const int LongestTitle = 200;
    public const int LongestHref = 400;

    private Draft() { } // for EF Core

    /// <param name="page">Path of the form's page.</param>
    /// <param name="form">Its name there.</param>
    public Draft(Id<Account> accountId, string page, string form) => (AccountId, Page, Form) = (accountId, page, form);

    public Id<Draft> Id { get; private init; } = Id<Draft>.New();

    public Id<Account> AccountId { get; private init; }

    public string Page { get; private init; } = "";

    public string Form { get; private init; } = "";

    /// <summary>Where it is opened: the page, and what of its address opens the form.</summary>
    public string Href { get; private set; } = "";

    /// <summary>What the person saw above the form, and whom or what they typed first.</summary>
    public string Title { get; private set; } = "";

    /// <summary>The mark of what the form is about (<see cref="FormSubject"/>), as it stood when the first field was touched; null where it isn't known.</summary>
    public string? About { get; private set; }

    /// <summary>A JSON object: what stands in each field that was touched, by its id.</summary>
    public string Fields { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTime KeptAt { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ForgottenAfter { get; private set; }

    public void Put(string href, string title, string? about, string fields, DateTime keptAt, DateTime forgottenAfter) =>
        (Href, Title, About, Fields, KeptAt, ForgottenAfter) = (href, title, about, fields, keptAt, forgottenAfter);
}

internal sealed class DraftMapping : IEntityTypeConfiguration<Draft>
{
    public void Configure(EntityTypeBuilder<Draft> builder)
    {
        builder.ToTable("drafts");
        builder.Property(x => x.Id).ValueGeneratedNever();
        builder.Property(x => x.Page).HasMaxLength(Draft.LongestPage);
        builder.Property(x => x.Form).HasMaxLength(Draft.LongestForm);
        builder.Property(x => x.Href).HasMaxLength(Draft.LongestHref);
        builder.Property(x => x.Title).HasMaxLength(Draft.LongestTitle);
        builder.Property(x => x.About).HasMaxLength(FormSubject.MarkLength);
        builder.HasOne<Account>().WithMany().HasForeignKey(x => x.AccountId).OnDelete(DeleteBehavior.Cascade);
        builder.HasIndex(x => new { x.AccountId, x.Page, x.Form }).IsUnique();
        builder.HasIndex(x => x.ForgottenAfter);
    }
}
