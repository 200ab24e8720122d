using Alliance.Contracts.Platform;
using CsCheck;

namespace Alliance.Federation.Tests.Figures;

/// <summary>From which years shares of persons are told, whoever comes, goes or is corrected: tried on random years, with an attacker who subtracts.</summary>
public sealed class ChainOfSharesTests
{
    private static readonly Stock[] Parts = [Indicators.BorrowersWomen, Indicators.BorrowersYoung, Indicators.BorrowersRural];

    /// <summary>Who comes in a year: those in no part, then women, young people and rural borrowers. Corrections take away.</summary>
    private static Gen<int[][]> Years => Gen.Frequency((4, Gen.Int[0, 12]), (1, Gen.Int[-8, -1])).Array[4].Array[2, 8];

    [Test]
    public void No_two_shares_that_were_told_differ_by_one_to_four()
    {
        var told = 0;
        Years.Sample(
            years =>
            {
                var read = Read(years);
                told += read.Count;
                return ShareAttack.On(read).Count == 0;
            },
            iter: 2000,
            threads: 1);

        Assert.That(told, Is.GreaterThan(2000), "and something is told");
    }

    /// <summary>Three rural borrowers are withheld, and hold up neither women nor young people.</summary>
    [Test]
    public void A_share_that_is_withheld_holds_up_no_other()
    {
        FigureSet before = Persons(40, 20, 15, 1), now = Persons(60, 30, 21, 3);

        Assert.That(Disclosure.OfPersons([before, now]), Is.EqualTo(now));
    }

    /// <summary>6 rural borrowers were told: with two more, nothing of that year is.</summary>
    [Test]
    public void One_that_is_told_holds_up_the_others()
    {
        FigureSet before = Persons(40, 20, 15, 6), now = Persons(60, 30, 21, 8), later = Persons(70, 36, 26, 11);

        Assert.That(Disclosure.OfPersons([before, now]), Is.EqualTo(before));
        Assert.That(Disclosure.OfPersons([before, now, later]), Is.EqualTo(later));
    }

    /// <summary>Whatever may be read while the years pass, share by share.</summary>
    private static List<ReadShare> Read(int[][] years)
    {
        var (ends, read) = (new List<FigureSet>(), new List<ReadShare>());
        var (all, parts) = (0L, new long[3]);
        foreach (var year in years)
        {
            for (var i = 0; i < 3; i++) parts[i] = Math.Max(0, parts[i] + year[i + 1]);
            all = Math.Max(all + year[0] + year[1], parts.Max());
            ends.Add(Persons(all, parts[0], parts[1], parts[2]));
            var persons = Disclosure.OfPersons(ends);
            foreach (var share in Parts)
            {
                var (part, whole) = (persons[share], persons[Indicators.Borrowers]);
                if (part is not (>= 1 and <= 4) && whole - part is not (>= 1 and <= 4) && whole > 0) read.Add(new(share.Code, part, whole, $"year {ends.Count}"));
            }
        }

        return read;
    }

    private static FigureSet Persons(long all, long women, long young, long rural) =>
        new() { [Indicators.Borrowers] = all, [Indicators.BorrowersWomen] = women, [Indicators.BorrowersYoung] = young, [Indicators.BorrowersRural] = rural };
}
