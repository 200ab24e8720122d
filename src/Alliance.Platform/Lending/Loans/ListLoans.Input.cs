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
    public sealed record Input
    {
        /// <summary>Words of the number, of the enterprise's name and ICE, of the entrepreneur's name, CIN and telephone.</summary>
        public string? Search { get; init; }
        public LoanStatus? Status { get; init; }

        /// <summary>Late or not; null for both.</summary>
        public bool? Late { get; init; }

        /// <summary>From 0: a bucket of arrears of the platform's settings (rule 11).</summary>
        public int? Bucket { get; init; }

        /// <summary>Null for all.</summary>
        public DossierFilter? Whose { get; init; }

        /// <summary>Granted on this day or later.</summary>
        public DateOnly? From { get; init; }

        /// <summary>Granted on this day or earlier.</summary>
        public DateOnly? To { get; init; }

        /// <summary>Of those that match, these alone; null for all.</summary>
        public IReadOnlyList<Id<Loan>>? Only { get; init; }
        public LoanOrder OrderBy { get; init; } = LoanOrder.GrantedOn;
        public bool Descending { get; init; } = true;
        public Paging Page { get; init; }
    }

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

        /// <summary>All that match, whatever rows are chosen: somebody who takes a whole page, and then all that were found, sends both.</summary>
        public bool? All { get; init; }

        internal Input ToInput() => new()
        {
            Search = Search,
            Status = Status?.Value,
            Late = Late,
            Bucket = Bucket,
            Whose = new(Officer, Province, Sector),
            From = From,
            To = To,
            Only = All is not true && Id is { Length: > 0 } ? Id : null,
            OrderBy = OrderBy?.Value ?? LoanOrder.GrantedOn,
            Descending = Descending ?? true,
            Page = Paging.Of(Page, Size),
        };
    }
}
