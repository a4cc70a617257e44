using System.Globalization;
using System.Text.RegularExpressions;
using BankingContracts.Engine.Specification;
using BankingContracts.Engine.Specification.Contracts;
using BankingContracts.Pipeline.Tests.EndToEnd;
using BankingContracts.Runtime;
using BankingContracts.Runtime.Definitions;
using DuckDB.NET.Data;

namespace BankingContracts.Pipeline.Tests.Docs;

/// <summary>
/// Plays the blocks of a page in a directory of its own, as its reader would.
/// <list type="bullet">
/// <item>A block after a line with a path in backquotes is a file.</item>
/// <item>A block <c>diff</c> is an edit of contracts.</item>
/// <item>A block <c>sh</c> has commands that must end well. A block <c>console</c> has commands after <c>$</c> and what they print; a line <c>...</c> stands for any lines, and a
/// last line <c>exit code N</c> for a code that is not 0.</item>
/// <item>The first run is at <see cref="FirstRun"/>, and each further one a day later.</item>
/// <item>Placeholders: <c>xxxxxxxx</c> for the end of a run's name, <c>HASH</c> for a SHA-256, <c>TIME</c> for the time at which a record was written, <c>N KiB</c> for the size of a
/// database.</item>
/// </list>
/// </summary>
public sealed partial class PagePlay : IDisposable
{
    private const string Contracts = "contracts/";
    private const string Prompt = "$ ";
    private const string Anything = "...";
    private const string ExitLine = "exit code ";

    private static readonly DateTime FirstRun = new(2026, 1, 1, 6, 0, 0, DateTimeKind.Utc);

    private readonly DirectoryInfo _root = Scratch.Create();
    private readonly Dictionary<string, string> _contracts = [];
    private PipelineDefinition? _pipeline;
    private int _runs;

    /// <inheritdoc/>
    public void Dispose() => _root.Delete(recursive: true);

    /// <summary>Plays a block; returns what is wrong with it, or null.</summary>
    public async Task<string?> PlayAsync(PageBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        if (block.Path is { } path)
            return Put(path, string.Concat(block.Lines.Select(static l => l + "\n")));
        switch (block.Language)
        {
            case "diff":
                _pipeline = null;
                return PageEdit.Apply(block.Lines, _contracts);
            case "sh":
                foreach (var command in block.Lines)
                {
                    var run = await InvokeAsync(command);
                    if (run.ExitCode != ExitCode.Done)
                        return $"{command} ended with {run.ExitCode}:\n{run.Out}";
                }
                return null;
            case "console":
                var found = await FoundAsync(block);
                return Fits(block.Lines, found) ? null : $"The page shows\n{string.Join('\n', block.Lines)}\nand the program prints\n{string.Join('\n', found)}";
            default:
                return null;
        }
    }

    /// <summary>The block with what its commands print now.</summary>
    public async Task<IReadOnlyList<string>> FoundAsync(PageBlock block)
    {
        ArgumentNullException.ThrowIfNull(block);
        var found = new List<string>();
        foreach (var line in block.Lines.Where(static l => l.StartsWith(Prompt, StringComparison.Ordinal)))
        {
            found.Add(line);
            var run = await InvokeAsync(line[Prompt.Length..]);
            var text = WithPlaceholders(run.Out.ReplaceLineEndings("\n").Trim('\n'));
            if (text.Length > 0)
                found.AddRange(text.Split('\n'));
            if (run.ExitCode != ExitCode.Done)
                found.Add(ExitLine + (int)run.ExitCode);
        }
        return found;
    }

    /// <summary>Whether found lines are the lines of a page, in which <c>...</c> stands for any lines.</summary>
    public static bool Fits(IReadOnlyList<string> shown, IReadOnlyList<string> found) => Fits([.. shown], [.. found]);

    private static bool Fits(ReadOnlySpan<string> shown, ReadOnlySpan<string> found)
    {
        for (; shown is [var line, .. var rest]; shown = rest)
        {
            if (line == Anything)
                return Fits(rest, found) || found is [var passed, .. var later] && !IsKept(passed) && Fits(shown, later);
            if (found is not [var next, .. var others] || next != line)
                return false;
            found = others;
        }
        return found.IsEmpty;
    }

    // Where a command begins, and how it ended, is always shown.
    private static bool IsKept(string line) => line.StartsWith(Prompt, StringComparison.Ordinal) || line.StartsWith(ExitLine, StringComparison.Ordinal);

    private string? Put(string path, string text)
    {
        if (path.StartsWith(Contracts, StringComparison.Ordinal))
        {
            _contracts[path] = text;
            _pipeline = null;
            return null;
        }
        var file = new FileInfo(Path.Combine(_root.FullName, path));
        file.Directory!.Create();
        File.WriteAllText(file.FullName, text);
        return null;
    }

    private async Task<ProgramRun> InvokeAsync(string command)
    {
        var words = Word().Matches(command).Select(static m => m.Groups["quoted"].Success ? m.Groups["quoted"].Value : m.Value).ToList();
        if (words is ["duckdb", var database, var sql])
            return Tamper(database, sql);
        if (words is ["find", var folder, "-type", "f"])
            return new(ExitCode.Done, Files(folder), "");
        Assert.True(words is ["pipeline", ..], $"A page calls 'pipeline', 'duckdb FILE SQL' and 'find FOLDER -type f', not {command}");
        _pipeline ??= CompiledContracts.Compile(_contracts.ToDictionary(static f => f.Key[Contracts.Length..], static f => f.Value));
        var run = await Product.ScreenAsync(_pipeline, _root.FullName, new StoppedClock(FirstRun.AddDays(_runs)), [.. words.Skip(1)]);
        if (words is [_, "run", ..] && !words.Contains("--preview") && run.ExitCode == ExitCode.Done)
            _runs++;
        return run;
    }

    private ProgramRun Tamper(string database, string sql)
    {
        using var connection = new DuckDBConnection($"DataSource={Path.Combine(_root.FullName, database)}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
        return new(ExitCode.Done, "", "");
    }

    private string Files(string folder) => string.Join('\n', _root.GetDirectories(folder).SelectMany(static d => d.EnumerateFiles("*", SearchOption.AllDirectories))
        .Select(f => Path.GetRelativePath(_root.FullName, f.FullName).Replace('\\', '/')).Order(StringComparer.Ordinal));

    private static string WithPlaceholders(string text)
    {
        var named = RunName().Replace(text, "$1-xxxxxxxx");
        return DatabaseSize().Replace(RecordTime().Replace(Hash().Replace(named, "HASH"), "$1(TIME)"), "N KiB");
    }

    [GeneratedRegex("\"(?<quoted>[^\"]*)\"|[^\\s\"]+")]
    private static partial Regex Word();

    [GeneratedRegex("([0-9]{8}T[0-9]{6}Z)-[0-9a-f]{8}")]
    private static partial Regex RunName();

    [GeneratedRegex("[0-9a-f]{64}")]
    private static partial Regex Hash();

    [GeneratedRegex("(since run [^ ]+ )\\([^)]+\\)")]
    private static partial Regex RecordTime();

    [GeneratedRegex("[0-9.]+ (KiB|MiB|KB|MB)")]
    private static partial Regex DatabaseSize();
}
