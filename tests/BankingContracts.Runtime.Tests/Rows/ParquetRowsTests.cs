using BankingContracts.Runtime.Rows;

namespace BankingContracts.Runtime.Tests.Rows;

public sealed class ParquetRowsTests : IDisposable
{
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public async Task WhatIsWrittenIsReadBack()
    {
        await ParquetRows.WriteAsync(_path, Samples.All, TestContext.Current.CancellationToken);
        var rows = await ParquetRows.ReadAsync<SampleRow>(_path, TestContext.Current.CancellationToken);
        Assert.Equal(Samples.All, rows);
        Assert.Equal(DateTimeKind.Utc, rows[0].ChangedAt!.Value.Kind);
    }

    [Fact]
    public async Task RowsMayFillSeveralRowGroups()
    {
        var rows = Enumerable.Range(0, 250_001).Select(i => new SampleRow { SampleId = i, Label = $"row {i}" }).ToList();
        await ParquetRows.WriteAsync(_path, rows, TestContext.Current.CancellationToken);
        Assert.Equal(rows, await ParquetRows.ReadAsync<SampleRow>(_path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task NoRowsAreAFileToo()
    {
        await ParquetRows.WriteAsync<SampleRow>(_path, [], TestContext.Current.CancellationToken);
        Assert.Empty(await ParquetRows.ReadAsync<SampleRow>(_path, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task MoneyIsNeverRoundedOnItsWayOut() => await Assert.ThrowsAsync<FieldFormatException>(() => ParquetRows.WriteAsync(
        _path, [new SampleRow { SampleId = 1, Label = "a", InterestRatePct = 0.0005m }], TestContext.Current.CancellationToken));
}
