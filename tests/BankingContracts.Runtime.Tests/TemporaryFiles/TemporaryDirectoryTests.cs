using BankingContracts.Runtime.Files;

namespace BankingContracts.Runtime.Tests.TemporaryFiles;

public sealed class TemporaryDirectoryTests : IDisposable
{
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("temporary-");

    public void Dispose() => _parent.Delete(recursive: true);

    [Fact]
    public void NothingIsLeftOnDisposal()
    {
        using (var directory = new TemporaryDirectory(_parent.FullName))
        using (directory.Create("rows.csv", 0))
            Assert.NotEmpty(_parent.GetFileSystemInfos());
        Assert.Empty(_parent.GetFileSystemInfos());
    }

    [Fact]
    public void OnlyTheOwnerReadsIt()
    {
        // Windows has no modes.
        if (OperatingSystem.IsWindows())
            return;

        using var directory = new TemporaryDirectory(_parent.FullName);
        using var file = directory.Create("rows.csv", 0);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(file.Name));
        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(file.Name)!));
    }

    [Fact]
    public void WhatADeadProcessLeftIsRemoved()
    {
        Directory.CreateDirectory(Path.Combine(_parent.FullName, ".banking-contracts-1"));
        File.WriteAllText(Path.Combine(_parent.FullName, ".banking-contracts-1", "records.csv"), "1,Ada\n");
        File.WriteAllText(Path.Combine(_parent.FullName, ".banking-contracts-1.lock"), "");
        File.WriteAllText(Path.Combine(_parent.FullName, ".banking-contracts-2.lock"), "");
        TemporaryDirectory.RemoveAbandoned(_parent.FullName);
        Assert.Empty(_parent.GetFileSystemInfos());
    }

    [Fact]
    public void WhatIsInUseStays()
    {
        using var directory = new TemporaryDirectory(_parent.FullName);
        directory.Create("rows.csv", 0).Dispose();
        TemporaryDirectory.RemoveAbandoned(_parent.FullName);
        Assert.True(File.Exists(directory.File("rows.csv")));
    }

    [Fact]
    public void NamesNeverCollide()
    {
        var paths = Enumerable.Range(0, 40).AsParallel().WithDegreeOfParallelism(8).Select(i =>
        {
            AtomicFile.Write(Path.Combine(_parent.FullName, "latest.json"), p => File.WriteAllText(p, $"{i}"));
            return AtomicFile.WriteUnderFreeName(_parent.FullName, Enumerable.Range(1, 100).Select(n => $"report_{n}.json"), p => File.WriteAllText(p, $"{i}"));
        }).ToList();
        Assert.Equal(40, paths.Select(File.ReadAllText).Distinct().Count());
        Assert.Equal(41, _parent.GetFileSystemInfos().Length);
    }
}
