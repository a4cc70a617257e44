using BankingContracts.ContractModel.Model;

namespace BankingContracts.ContractModel.Tests.Reading;

public sealed class SingularTestTests
{
    [Theory]
    [InlineData("data_tests")]
    [InlineData("tests")]
    public void AnEntryIsReadWithItsSettings(string list)
    {
        var test = Expect.Silence(Tests(list + ": [{name: a, description: b, config: {severity: warn, error_if: \"> 5\", warn_if: \"!= 0\"}}]\n")).SingularTests[0];
        Assert.Equal(
            new SingularTestContract("a", "b", new TestSettings(TestSeverity.Warn, new RowCountCondition(">", 5), new RowCountCondition("!=", 0), null)),
            test.Test);
        Assert.True(test.Positions.Has("config/severity"));
    }

    [Theory]
    [InlineData("BKC1002", "data_tests: [{name: a, «severity»: warn}]\n")]
    [InlineData("BKC1002", "data_tests: [{name: a, config: {«where»: x}}]\n")]
    [InlineData("BKC1002", "data_tests: [{name: a}]\n«models»: []\n")]
    [InlineData("BKC1003", "data_tests: [{«description»: a}]\n")]
    [InlineData("BKC1004", "data_tests: [«a»]\n")]
    [InlineData("BKC2019", "data_tests: [{name: a, config: {error_if: «ten»}}]\n")]
    public void AMistakeInAnEntryIsReported(string id, string marked) => Expect.Finding(id, Tests(marked));

    private static BankingContracts.ContractModel.Files.ContractSource Tests(string text) => Given.File("tests/tests.yml", "version: 2\n" + text);
}
