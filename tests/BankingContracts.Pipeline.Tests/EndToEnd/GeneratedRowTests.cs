using System.Text;
using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Oracle;
using BankingContracts.Runtime.DuckDb;
using BankingContracts.Runtime.Engines;
using BankingContracts.Runtime.Rows;
using BankingContracts.Runtime.Warehouses;

namespace BankingContracts.Pipeline.Tests.EndToEnd;

/// <summary>Tables and exports, read back through the generated rows.</summary>
public sealed class GeneratedRowTests(GeneratedRowTests.TwoDays days) : IClassFixture<GeneratedRowTests.TwoDays>
{
    private readonly History _history = days.History;

    [Fact]
    public void TheCsvExportsHoldTheMarts()
    {
        AssertRows(CsvRows.Read<Marts.AccountSummary>(Export("account_summary.csv")));
        AssertRows(CsvRows.Read<Marts.CustomerProfile>(Export("customer_profile.csv")));
    }

    [Fact]
    public async Task TheParquetExportsHoldTheMarts()
    {
        var cancellation = TestContext.Current.CancellationToken;
        AssertRows(await ParquetRows.ReadAsync<Marts.AccountSummary>(Export("account_summary.parquet"), cancellation));
        AssertRows(await ParquetRows.ReadAsync<Marts.CustomerProfile>(Export("customer_profile.parquet"), cancellation));
    }

    [Fact]
    public void OnlyTheMartsAreExportedBesideAManifest() =>
        Assert.Equal(
            ["account_summary.csv", "account_summary.parquet", "customer_profile.csv", "customer_profile.parquet", "manifest.json"],
            Directory.EnumerateFiles(_history.Harness.Outputs)
                .Select(f => Path.GetFileName(f)!)
                .Order(StringComparer.Ordinal));

    [Fact]
    public void TheCsvExportIsRfc4180WithIsoTimestamps()
    {
        var records = CsvText.Parse(File.ReadAllBytes(Export("customer_profile.csv")));
        var smith = records.Single(r => r.Fields[0] == "1031").Fields;

        Assert.Equal(DesignedColumns.ByModel["customer_profile"].Select(c => c.Split(' ')[0]), records[0].Fields);
        Assert.Equal(("smith, john", "true"), (smith[1], smith[2]));
        Assert.Matches(@"\A[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{1,6})?Z\z", smith[6]);
        Assert.DoesNotContain("\r", Encoding.UTF8.GetString(File.ReadAllBytes(Export("customer_profile.csv"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryTableReadsItselfFromTheDatabase()
    {
        var engine = new DuckDbEngineProvider().Create(new EngineSettings(_history.Harness.Database));
        await using var warehouse = await Warehouse.OpenAsync(Product.Reference, engine, TestContext.Current.CancellationToken);

        await AssertTableAsync<Source.SrcCustomer>();
        await AssertTableAsync<Source.SrcAccount>();
        await AssertTableAsync<Staging.StgCustomer>();
        await AssertTableAsync<Staging.StgAccount>();
        await AssertTableAsync<Staging.QuarantineStgCustomer>();
        await AssertTableAsync<Staging.QuarantineStgAccount>();
        await AssertTableAsync<Snapshots.SnapCustomer>();
        await AssertTableAsync<Snapshots.SnapAccount>();
        await AssertTableAsync<Intermediate.IntAccountWithCustomer>();
        await AssertTableAsync<Intermediate.IntSavingsAccountOnly>();
        await AssertTableAsync<Marts.AccountSummary>();
        await AssertTableAsync<Marts.CustomerProfile>();

        async Task AssertTableAsync<TRow>()
            where TRow : IRow<TRow> => AssertRows(await warehouse.ReadAsync<TRow>(TestContext.Current.CancellationToken));
    }

    private string Export(string file) => Path.Combine(_history.Harness.Outputs, file);

    private void AssertRows<TRow>(IReadOnlyList<TRow> rows)
        where TRow : IRow<TRow>
    {
        var expected = ExpectedTables.Of(_history.Oracle).Single(t => t.Model == TRow.Model.Name);
        TableAssert.Equal(expected, TextFields.Of(rows, expected.Columns));
    }

    /// <summary>Two days, so that the snapshots hold closed versions too.</summary>
    public sealed class TwoDays : IAsyncLifetime
    {
        public History History { get; } = new();

        public async ValueTask InitializeAsync()
        {
            await History.AddAsync(Delivered.Lines(["1001,Ada,no", "1099,Gone,yes"], ["TIER-1,1001,1.00,Savings", "GONE,1001,5.00,Savings"]));
            await History.AddAsync(new(TestFiles.SampleCustomers, TestFiles.SampleAccounts));
        }

        public ValueTask DisposeAsync()
        {
            History.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
