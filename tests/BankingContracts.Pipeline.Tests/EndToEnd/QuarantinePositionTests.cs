namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Quarantined rows name the file and the line that brought them.</summary>
public sealed class QuarantinePositionTests : IDisposable
{
    private const string Rows = "select failure_reason, _file, _line from staging.quarantine_stg_account order by _line, failure_reason";

    private readonly History _history = new();

    public void Dispose() => _history.Dispose();

    [Fact]
    public async Task EveryKindOfRefusedRowNamesItsLine()
    {
        await DeliverAsync("A1,1,5.00,savings", "A2,1,bad,savings", "A3,1", "A4,1,1.00,savings", "A4,1,2.00,savings", "AccountID,CustomerID,Balance,AccountType");
        Assert.Equal(
            [
                ["Invalid balance: invalid format (bad)", "accounts.csv", "3"],
                ["Invalid row: too few fields (A3,1)", "accounts.csv", "4"],
                ["Duplicate account_id: 2 conflicting rows", "accounts.csv", "5"],
                ["Duplicate account_id: 2 conflicting rows", "accounts.csv", "6"],
                ["Invalid row: repeats the header", "accounts.csv", "7"],
            ],
            _history.Harness.Query(Rows));
    }

    [Fact]
    public async Task ARowKeepsThePositionOfTheDeliveryThatBroughtIt()
    {
        await DeliverAsync("A1,1,5.00,savings", "A2,1,bad,savings");
        await DeliverAsync("A3,1,oops,savings", "A2,1,bad,savings", "A1,1,5.00,savings");
        Assert.Equal(
            [["Invalid balance: invalid format (oops)", "accounts.csv", "2"], ["Invalid balance: invalid format (bad)", "accounts.csv", "3"]],
            _history.Harness.Query(Rows));
    }

    [Fact]
    public async Task AValidRowThatALaterOneContradictsNamesItsOwnDelivery()
    {
        await DeliverAsync("A0,1,5.00,savings", "A1,1,5.00,savings");
        await DeliverAsync("A1,1,6.00,savings", "A0,1,5.00,savings", "A1,1,5.00,savings");
        Assert.Equal(
            [["Duplicate account_id: 2 conflicting rows", "accounts.csv", "2"], ["Duplicate account_id: 2 conflicting rows", "accounts.csv", "3"]],
            _history.Harness.Query(Rows));
        Assert.Equal(
            [["6.00", "2"], ["5.00", "3"]], _history.Harness.Query("select balance, _line from staging.quarantine_stg_account order by _line"));
    }

    [Fact]
    public async Task TheReportNamesPlaces()
    {
        await DeliverAsync("A1,1,5.00,savings", "A2,1,bad,savings");
        Assert.Contains("\"places\": [\n        {\n          \"file\": \"accounts.csv\",\n          \"line\": 3", File.ReadAllText(Path.Combine(_history.Harness.Reports, "quality_report_latest.json")).ReplaceLineEndings("\n"), StringComparison.Ordinal);
    }

    private Task<ProgramRun> DeliverAsync(params string[] accounts) => _history.AddAsync(Delivered.Lines(["1,Ada,yes"], accounts, "--allow-mass-quarantine"));
}
