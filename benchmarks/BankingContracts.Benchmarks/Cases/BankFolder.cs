using BankingContracts.Benchmarks.Data;

namespace BankingContracts.Benchmarks.Cases;

/// <summary>The data of a bank of one size, and the databases that are made from them.</summary>
internal sealed class BankFolder(string root, long accounts)
{
    private const int OnePercent = 100;

    /// <summary>Changed accounts in the case of a fixed number of changes.</summary>
    public const long FewChanges = 10_000;

    /// <summary>Number of accounts.</summary>
    public long Accounts => accounts;

    /// <summary>Full files of the first day.</summary>
    public string FirstFull => Full("full_1", 0);

    /// <summary>Full files of the second day, with 1 % changed.</summary>
    public string SecondFull => Full("full_2", accounts / OnePercent);

    /// <summary>Delta files that hold the whole first day.</summary>
    public string FirstDelta => Delta("delta_1", 0);

    /// <summary>Delta files of 1 %.</summary>
    public string SecondDelta => Delta("delta_2", accounts / OnePercent);

    /// <summary>Delta files of <see cref="FewChanges"/>.</summary>
    public string FewDelta => Delta("delta_few", FewChanges);

    /// <summary>A path for databases and outputs.</summary>
    public string Work(string name) => Path.Combine(Directory.CreateDirectory(Path.Combine(root, "work", BenchmarkOptions.SizeText(accounts))).FullName, name);

    /// <summary>Deletes a database and the outputs beside it.</summary>
    public void Clear(string name)
    {
        File.Delete(Work(name));
        File.Delete(Work(name + ".wal"));
        foreach (var directory in new[] { Work(name + "_out"), Work(name + "_out_reports") }.Where(Directory.Exists))
            Directory.Delete(directory, recursive: true);
    }

    /// <summary>Puts a copy of database <paramref name="from"/>, with its outputs, in the place of <paramref name="to"/>.</summary>
    public void Copy(string from, string to)
    {
        Clear(to);
        CopyToDisk(Work(from), Work(to));
        Directory.CreateDirectory(Work(to + "_out"));
        foreach (var file in Directory.EnumerateFiles(Work(from + "_out")))
            CopyToDisk(file, Path.Combine(Work(to + "_out"), Path.GetFileName(file)));
    }

    /// <summary>What is left in the system's cache would be written by the first commit to the copy, and counted as its time.</summary>
    private static void CopyToDisk(string from, string to)
    {
        File.Copy(from, to);
        using var copy = new FileStream(to, FileMode.Open, FileAccess.ReadWrite);
        copy.Flush(flushToDisk: true);
    }

    private string Full(string name, long changes) => Made(name, BankFiles.CustomersFile, directory => BankFiles.WriteFull(directory, accounts, changes));

    private string Delta(string name, long changes) => Made(name, BankFiles.CustomersDelta, directory => BankFiles.WriteDelta(directory, accounts, changes));

    private string Made(string name, string lastFile, Action<string> write)
    {
        var directory = Path.Combine(root, "data", BenchmarkOptions.SizeText(accounts), name);
        if (!File.Exists(Path.Combine(directory, lastFile)))
            write(directory);
        return directory;
    }
}
