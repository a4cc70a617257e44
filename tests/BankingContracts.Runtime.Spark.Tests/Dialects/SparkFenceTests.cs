using BankingContracts.Runtime.Sql.Sessions;

namespace BankingContracts.Runtime.Spark.Tests.Dialects;

/// <summary>What Spark plans for a condition on columns that are made of other computed columns.</summary>
public sealed class SparkFenceTests : IAsyncDisposable
{
    private const string Computed = """
        select *, concat_ws(';', e, f, g) as h from (
            select *, case when b is null then '-' else reverse(b) end as e, case when c is null then '-' else reverse(c) end as f, case when d is null then '-' else reverse(d) end as g
            from (select initcap(string(id)) as b, initcap(string(id + 1)) as c, initcap(string(id + 2)) as d from range(2)))
        """;

    private readonly SparkDialectFixture _fixture = new();
    private readonly SqlSession _session;

    /// <summary>Opens a session.</summary>
    public SparkFenceTests() => _session = _fixture.Open();

    [Fact]
    public async Task EveryExpressionIsPlannedOnce()
    {
        var plan = await _session.ScalarAsync<string>($"explain extended select h from ({_fixture.Sql.Fenced(Computed)}) as c where h > 'A'");
        var optimized = plan[plan.IndexOf("Optimized Logical Plan", StringComparison.Ordinal)..plan.IndexOf("Physical Plan", StringComparison.Ordinal)];
        Assert.Equal(3, optimized.Split("reverse(").Length - 1);
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _session.DisposeAsync();
}
