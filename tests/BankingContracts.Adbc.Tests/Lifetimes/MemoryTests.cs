using BankingContracts.Adbc.Tests.DuckDb;

namespace BankingContracts.Adbc.Tests.Lifetimes;

/// <summary>The memory of the process is measured, so nothing else runs beside these tests.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests(DuckDbConnection duck) : IClassFixture<DuckDbConnection>
{
    private const int Statements = 10_000;

    /// <summary>Each result holds 16 kB: ten thousand that nobody frees are 160 MB.</summary>
    private const string Query = "select range from range(2000)";

    [Fact]
    public void TheMemoryOfTenThousandResultsComesBack()
    {
        for (var i = 0; i < 1000; i++)
            Run();
        var before = Memory();
        for (var i = 0; i < Statements; i++)
            Run();

        Assert.InRange(Memory() - before, long.MinValue, 64L << 20);
    }

    [Fact]
    public void AConnectionIsClosedWhileItsReaderIsOpen()
    {
        using var own = new DuckDbConnection();
        var rows = own.Query("select range, 'row ' || range from range(1000000)");
        Assert.True(rows.Read());
        own.Connection.Dispose();

        Assert.Throws<ObjectDisposedException>(() =>
        {
            while (rows.Read())
            {
            }
        });
        rows.Dispose();
    }

    private static long Memory()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return Environment.WorkingSet;
    }

    private void Run()
    {
        using var rows = duck.Query(Query);
        Assert.True(rows.Read());
    }
}
