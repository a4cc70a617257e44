using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using BankingContracts.ContractModel.Files;
using BankingContracts.Runtime;

namespace BankingContracts.Cli.Contracts;

/// <summary>Reads the contracts of another commit from git, without a checkout.</summary>
/// <param name="directory">The directory of the contracts, absolute.</param>
/// <param name="shown">Its name in messages.</param>
internal sealed class GitContracts(string directory, string shown)
{
    private const int HashShown = 8;

    /// <summary>The files below the directory in a commit.</summary>
    /// <param name="reference">A commit, branch or tag.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>The first digits of the commit's hash, and its files.</returns>
    /// <exception cref="PipelineException">There is no git, no repository, no such commit, or it has no contracts.</exception>
    public async Task<(string Commit, IReadOnlyList<ContractSource> Files)> ReadAsync(string reference, CancellationToken cancellation)
    {
        var place = await RunAsync(["rev-parse", "--show-prefix"], "", cancellation);
        if (place.ExitCode != 0)
            throw PipelineException.BadInput($"{shown} is in no repository of git, and --base {reference} is no file; name a lock file, or run it in the repository.{Reason(place)}");
        var prefix = Text(place.Output).TrimEnd('\r', '\n');
        var commit = await RunAsync(["rev-parse", "--verify", "--quiet", "--end-of-options", reference + "^{commit}"], "", cancellation);
        if (commit.ExitCode != 0)
            throw PipelineException.BadInput($"--base {reference} is neither a file nor a commit, branch or tag of this repository; in a build server, fetch it first, for example with 'git fetch origin {reference}'.");
        var hash = Text(commit.Output).Trim();
        string[] listing = ["ls-tree", "-r", "-z", "--full-tree", hash];
        var tree = Expect(await RunAsync(prefix.Length == 0 ? listing : [.. listing, "--", prefix], "", cancellation), reference);
        var blobs = Text(tree).Split('\0', StringSplitOptions.RemoveEmptyEntries).Select(Entry).OfType<(string Hash, string Path)>()
            .Where(e => e.Path.StartsWith(prefix, StringComparison.Ordinal) && ContractFolder.IsContract(e.Path))
            .Select(e => e with { Path = e.Path[prefix.Length..] })
            .ToList();
        if (blobs.Count == 0)
            throw PipelineException.BadInput($"The commit {reference} has no contracts in {shown}; name a later one, or a lock file.");
        var contents = Expect(await RunAsync(["cat-file", "--batch"], string.Concat(blobs.Select(static b => b.Hash + "\n")), cancellation), reference);
        return (hash[..HashShown], [.. blobs.Zip(Contents(contents, blobs.Count), (b, text) => new ContractSource($"{reference}:{b.Path}", b.Path, text))]);
    }

    /// <summary>A line <c>100644 blob HASH TAB PATH</c>; null for a link or a repository in the repository.</summary>
    private static (string Hash, string Path)? Entry(string line)
    {
        var tab = line.IndexOf('\t', StringComparison.Ordinal);
        return line[..tab].Split(' ') is ["100644" or "100755", "blob", var hash] ? (hash, line[(tab + 1)..]) : null;
    }

    /// <summary>For each file a line <c>HASH blob SIZE</c>, its bytes, and a line end.</summary>
    private static IEnumerable<string> Contents(byte[] output, int count)
    {
        var at = 0;
        for (var i = 0; i < count; i++)
        {
            var end = Array.IndexOf(output, (byte)'\n', at);
            var size = int.Parse(Encoding.ASCII.GetString(output, at, end - at).Split(' ')[^1], NumberStyles.None, CultureInfo.InvariantCulture);
            using var reader = new StreamReader(new MemoryStream(output, end + 1, size), Encoding.UTF8, detectEncodingFromByteOrderMarks: true);
            yield return reader.ReadToEnd();
            at = end + 1 + size + 1;
        }
    }

    private static byte[] Expect(Outcome outcome, string reference) => outcome.ExitCode == 0
        ? outcome.Output
        : throw PipelineException.BadInput($"git cannot read the contracts of {reference}.{Reason(outcome)}");

    /// <summary>Git says the reason in its last line, for example that the directory belongs to another user.</summary>
    private static string Reason(Outcome outcome) =>
        outcome.Error.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var line, ..] ? $" Git says: {line}" : "";

    private static string Text(byte[] output) => Encoding.UTF8.GetString(output);

    private async Task<Outcome> RunAsync(IReadOnlyList<string> arguments, string input, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("git", arguments)
        {
            WorkingDirectory = directory,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            // Its messages in English, for those who search for them.
            Environment = { ["LC_ALL"] = "C" },
        };
        // A hook of git sets these for its own directory, and they would lead from here to another place.
        foreach (var variable in new[] { "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX" })
            start.Environment.Remove(variable);
        using var process = new Process { StartInfo = start };
        try
        {
            process.Start();
        }
        catch (Win32Exception e)
        {
            throw PipelineException.BadInput("There is no program git on the path; install it, or name a lock file with --base.", e);
        }

        using var output = new MemoryStream();
        var error = process.StandardError.ReadToEndAsync(cancellation);
        await Task.WhenAll(
            WriteAsync(process.StandardInput, input),
            process.StandardOutput.BaseStream.CopyToAsync(output, cancellation));
        await process.WaitForExitAsync(cancellation);
        return new(process.ExitCode, output.ToArray(), await error);
    }

    private static async Task WriteAsync(StreamWriter writer, string input)
    {
        try
        {
            await writer.WriteAsync(input);
            writer.Close();
        }
        catch (IOException)
        {
            // Git has ended before it has read everything; its exit code says why.
        }
    }

    private sealed record Outcome(int ExitCode, byte[] Output, string Error);
}
