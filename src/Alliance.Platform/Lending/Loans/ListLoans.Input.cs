using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Origination.Applications;

namespace Alliance.Platform.Lending.Loans;

/// <summary>The columns a list of loans can be ordered by.</summary>
public enum LoanOrder
{
    GrantedOn,
    Number,
    Enterprise,
    Entrepreneur,
    Granted,
    Outstanding,

    /// <summary>The oldest arrears last.</summary>
    DaysLate,
}

public sealed partial class ListLoans
{
    /// <param name="Search">Words of the number, of the enterprise's name and ICE, of the entrepreneur's name, CIN and telephone.</param>
    /// <param name="Late">Late or not; null for both.</param>
    /// <param name="Bucket">From 0: a bucket of arrears of the platform's settings (rule 11).</param>
    /// <param name="From">Granted on this day or later.</param>
    /// <param name="To">Granted on this day or earlier.</param>
    /// <param name="Only">Of those that match, these alone; null for all.</param>
    public sealed record Input(
        string? Search = null,
        LoanStatus? Status = null,
        bool? Late = null,
        int? Bucket = null,
        DossierFilter? Whose = null,
        DateOnly? From = null,
        DateOnly? To = null,
        IReadOnlyList<Id<Loan>>? Only = null,
        LoanOrder OrderBy = LoanOrder.GrantedOn,
        bool Descending = true,
        Paging Page = default);

    /// <summary>The same as <see cref="Input"/>, as a query string has it.</summary>
    public sealed record Query
    {
        [StringLength(100)] public string? Search { get; init; }
        public Word<LoanStatus>? Status { get; init; }
        public bool? Late { get; init; }
        [Range(0, 20)] public int? Bucket { get; init; }
        [StringLength(Origination.Applications.Officer.LongestName)] public string? Officer { get; init; }
        [StringLength(60)] public string? Province { get; init; }
        [StringLength(40)] public string? Sector { get; init; }
        public DateOnly? From { get; init; }
        public DateOnly? To { get; init; }
        public Word<LoanOrder>? OrderBy { get; init; }
        public bool? Descending { get; init; }
        [Range(1, Paging.LastNumber)] public int? Page { get; init; }
        [Range(1, Paging.LargestSize)] public int? Size { get; init; }

        /// <summary>Chosen rows: of those that match, these alone.</summary>
        [MaxLength(Paging.LargestSize)] public Id<Loan>[]? Id { get; init; }

        internal Input ToInput() => new(
            Search, Status?.Value, Late, Bucket, new(Officer, Province, Sector), From, To, Id is { Length: > 0 } ? Id : null,
            OrderBy?.Value ?? LoanOrder.GrantedOn, Descending ?? true, Paging.Of(Page, Size));
    }
}
