using BankingContracts.Runtime.Ingestion;
using BankingContracts.Runtime.Planning;
using BankingContracts.Runtime.State;

namespace BankingContracts.Runtime.Tests.Planning;

/// <summary>Several files of a source follow each other as they arrived elsewhere.</summary>
public sealed class ArrivalOrderTests
{
    private static readonly DateTime Day = new(2026, 1, 31, 6, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void FilesFollowTheOrderOfTheOtherDatabaseAndUnknownOnesTheirNames()
    {
        var files = new Dictionary<string, IReadOnlyList<InputFile>> { ["src_loan"] = [Named("a.csv"), Named("b.csv"), Named("c.csv"), Named("d.csv")] };

        var ordered = ArrivalOrder.Follow(files, [Loaded("src_loan", "d.csv"), Loaded("src_loan", "a.csv"), Loaded("src_other", "c.csv")]);

        Assert.Equal(["d.csv", "a.csv", "b.csv", "c.csv"], ordered["src_loan"].Select(f => f.Name));
    }

    [Fact]
    public void AFileThatCameAgainFollowsItsLastArrival()
    {
        var files = new Dictionary<string, IReadOnlyList<InputFile>> { ["src_loan"] = [Named("a.csv"), Named("b.csv")] };

        var ordered = ArrivalOrder.Follow(files, [Loaded("src_loan", "a.csv"), Loaded("src_loan", "b.csv"), Loaded("src_loan", "a.csv")]);

        Assert.Equal(["b.csv", "a.csv"], ordered["src_loan"].Select(f => f.Name));
    }

    [Fact]
    public void AFileWithOtherBytesIsUnknown()
    {
        var files = new Dictionary<string, IReadOnlyList<InputFile>> { ["src_loan"] = [Named("a.csv"), Named("b.csv")] };

        var ordered = ArrivalOrder.Follow(files, [Loaded("src_loan", "b.csv"), Loaded("src_loan", "a.csv") with { Hash = "other" }]);

        Assert.Equal(["b.csv", "a.csv"], ordered["src_loan"].Select(f => f.Name));
    }

    private static InputFile Named(string name) => new("/inputs/" + name, name, "hash of " + name, 10);

    private static LoadedFile Loaded(string source, string name) => new(source, name, "hash of " + name, Day, 1);
}
