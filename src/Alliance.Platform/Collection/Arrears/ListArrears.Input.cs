using System.ComponentModel.DataAnnotations;
using Alliance.Kernel;
using Alliance.Platform.Entries;

namespace Alliance.Platform.Collection.Arrears;

/// <summary>The columns the work list can be ordered by.</summary>
public enum ArrearsOrder
{
    DaysLate,
    AmountLate,
    Outstanding,
    Number,
    Enterprise,
}

public sealed partial class ListArrears
{
    public sealed record Input
    {
        /// <summary>Words of the number, of the enterprise's name and ICE, of the entrepreneur's name, CIN and telephone.</summary>
        public string? Search { get; init; }

        /// <summary>From 0: a bucket of the platform's settings.</summary>
        public int? Bucket { get; init; }

        public string? Province { get; init; }

        /// <summary>Only loans whose latest promise was broken.</summary>
        public bool PromiseBroken { get; init; }

        /// <summary>Only loans without a contact in the last so many days.</summary>
        public int? NoContactFor { get; init; }

        /// <summary>Only loans whose next step, noted with the last contact, is due.</summary>
        public bool StepDue { get; init; }

        public ArrearsOrder OrderBy { get; init; } = ArrearsOrder.DaysLate;
        public bool Descending { get; init; } = true;
        public Paging Page { get; init; }
    }

    /// <summary>The same as <see cref="Input"/>, as a query string has it.</summary>
    public sealed record Query
    {
        [StringLength(100)] public string? Search { get; init; }
        [Range(0, 20)] public int? Bucket { get; init; }
        [StringLength(60)] public string? Province { get; init; }
        public bool? PromiseBroken { get; init; }
        [Range(1, 3650)] public int? NoContactFor { get; init; }
        public bool? StepDue { get; init; }
        public Word<ArrearsOrder>? OrderBy { get; init; }
        public bool? Descending { get; init; }
        [Range(1, Paging.LastNumber)] public int? Page { get; init; }
        [Range(1, Paging.LargestSize)] public int? Size { get; init; }

        internal Input ToInput() => new()
        {
            Search = Search,
            Bucket = Bucket,
            Province = Province,
            PromiseBroken = PromiseBroken ?? false,
            NoContactFor = NoContactFor,
            StepDue = StepDue ?? false,
            OrderBy = OrderBy?.Value ?? ArrearsOrder.DaysLate,
            Descending = Descending ?? true,
            Page = Paging.Of(Page, Size),
        };
    }
}
