namespace BankingContracts.Pipeline.Tests.Faults;

/// <summary>What a program remembers of its start is kept, is not trusted when damaged, and is never needed. That it helps is measured in benchmarks.</summary>
public sealed class StartupProfileTests : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("banking-contracts-");
    private readonly DirectoryInfo _program;
    private int _day;

    public StartupProfileTests()
    {
        BuiltProgram.Deliver(_root, day: 1, rows: 10);
        _program = _root.CreateSubdirectory("program");
        BuiltProgram.CopyTo(_program);
    }

    private string Profile => Path.Combine(_program.FullName, "startup.profile");

    public void Dispose() => _root.Delete(recursive: true);

    [Fact]
    public async Task ADamagedProfileIsRecordedAnew()
    {
        Assert.SkipWhen(Environment.ProcessorCount == 1, "The runtime records only where a second core could use it.");
        await RunAsync();
        var kept = await File.ReadAllBytesAsync(Profile, TestContext.Current.CancellationToken);
        foreach (var damaged in new[] { [], kept[..20], kept[..(kept.Length / 2)], [.. kept.Select((b, i) => i % 50 == 49 ? (byte)~b : b)] })
        {
            await File.WriteAllBytesAsync(Profile, damaged, TestContext.Current.CancellationToken);

            await RunAsync();

            Assert.NotEqual(damaged, await File.ReadAllBytesAsync(Profile, TestContext.Current.CancellationToken));
        }
    }

    [Fact]
    public async Task WhereNoneCanBeKeptARunIsTheSame()
    {
        Directory.CreateDirectory(Profile);

        await RunAsync();

        Assert.Empty(Directory.EnumerateFileSystemEntries(Profile));
    }

    private async Task RunAsync()
    {
        using var process = BuiltProgram.Start(_root.FullName, ++_day, folder: _program.FullName);
        Assert.Equal((0, ""), await process.EndAsync());
    }
}
