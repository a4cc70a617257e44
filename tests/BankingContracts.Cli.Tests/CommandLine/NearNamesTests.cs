using BankingContracts.Runtime;

namespace BankingContracts.Cli.Tests.CommandLine;

public sealed class NearNamesTests
{
    private static readonly string[] Names = ["stg_account", "stg_customer", "snap_account", "account_summary"];

    [Fact]
    public void ATypoFindsItsName() => Assert.Equal("stg_account", NearNames.Of("stg_acount", Names)[0]);

    [Fact]
    public void SwappedLettersCountOnce() => Assert.Equal("stg_customer", NearNames.Of("stg_cusotmer", Names)[0]);

    [Fact]
    public void APartOfANameFindsIt() => Assert.Equal(["account_summary"], NearNames.Of("summary", Names));

    [Fact]
    public void AFarNameFindsNothing() => Assert.Empty(NearNames.Of("xyz", Names));

    [Fact]
    public void TheQuestionNamesAll() => Assert.Equal(" Did you mean 'a_b' or 'a_c'?", NearNames.Question("a_d", ["a_b", "a_c", "long_name"]));
}
