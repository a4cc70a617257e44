using System.IO.Enumeration;
using System.Security.Cryptography;
using BankingContracts.ContractModel.Selecting;
using BankingContracts.Runtime.Definitions;
using BankingContracts.Runtime.Files;

namespace BankingContracts.Runtime.Ingestion;

/// <summary>Finds and hashes the files of a source.</summary>
public static class InputDirectory
{
    private const int NearNames = 5;
    private const int BufferSize = 1 << 18;

    /// <summary>
    /// The files of <paramref name="source"/>, by name in ordinal order. A full delivery has at least one file. A delta delivery has any number
    /// of files, also none.
    /// </summary>
    /// <param name="source">The source.</param>
    /// <param name="inputDirectory">Where its files are.</param>
    /// <param name="day">Only files whose name has this day; null for all.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="PipelineException">
    /// The directory or a full delivery's file is missing, a file cannot be read, or a day is asked for and the source's file name has none.
    /// </exception>
    public static IReadOnlyList<InputFile> Find(ModelDefinition source, string inputDirectory, DateOnly? day, CancellationToken cancellation)
    {
        var body = (SourceBody)source.Body;
        var root = Path.GetFullPath(inputDirectory);
        if (!Directory.Exists(root))
            throw PipelineException.BadInput($"The input directory {inputDirectory} does not exist; create it, or name another with --input.");

        try
        {
            var pattern = day is { } only ? DatedNameOf(source, body).On(only.ToDateTime(TimeOnly.MinValue)) : body.File;
            var names = Names(root, pattern);
            if (body.Delivery == Delivery.Full && names.Count == 0)
                throw Missing(source, pattern, inputDirectory, root);

            return [.. names.Select(name => Hash(root, name, cancellation))];
        }
        catch (UnauthorizedAccessException e)
        {
            throw PipelineException.BadInput($"The input directory {inputDirectory} cannot be read ({e.Message}); grant read access to it.", e);
        }
    }

    /// <summary>The days for which a source has a file, in order.</summary>
    /// <exception cref="PipelineException">The source's file name has no date in it.</exception>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public static IReadOnlyList<DateOnly> Days(ModelDefinition source, string inputDirectory)
    {
        var body = (SourceBody)source.Body;
        var name = DatedNameOf(source, body);
        return [.. Names(inputDirectory, body.File).Select(n => DateOnly.FromDateTime(name.DayOf(n)!.Value)).Distinct().Order()];
    }

    /// <summary>The names of the files that a name or glob means, below a directory, in ordinal order; empty where the directory does not exist.</summary>
    /// <exception cref="IOException">The directory cannot be read.</exception>
    public static IReadOnlyList<string> Names(string inputDirectory, string pattern)
    {
        var root = Path.GetFullPath(inputDirectory);
        if (!Directory.Exists(root))
            return [];
        var name = new DatedName(pattern.Replace('\\', '/'));
        return name.IsDated ? [.. Match(root, name.Glob).Where(n => name.DayOf(n) is not null)] : Match(root, pattern);
    }

    private static DatedName DatedNameOf(ModelDefinition source, SourceBody body) => new DatedName(body.File.Replace('\\', '/')) is { IsDated: true } name
        ? name
        : throw PipelineException.BadInput(
            $"The source {source.Name} reads {body.File}, a name without a date, so its files cannot be told apart by day. Write the date into source.file of its contract, for example accounts_{{yyyyMMdd}}.csv, or leave the source out with --exclude.");

    private static List<string> Match(string root, string pattern)
    {
        // Each step goes one directory deeper, because any part of the path may have wildcards.
        var parts = pattern.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries);
        List<string> found = [""];
        for (var i = 0; i < parts.Length; i++)
        {
            var isLast = i == parts.Length - 1;
            found = [.. found.SelectMany(parent => Children(root, parent, parts[i], isLast))];
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    private static IEnumerable<string> Children(string root, string parent, string part, bool isFile)
    {
        var directory = Path.Combine(root, parent);
        if (part.AsSpan().IndexOfAny('*', '?') < 0)
        {
            var kind = FileKinds.Of(Path.Combine(directory, part));
            if (kind == FileKind.BrokenLink)
                throw NoFile(Join(parent, part), kind);
            return kind != FileKind.Missing && (isFile || kind == FileKind.Directory) ? [Join(parent, part)] : [];
        }

        // A folder beside the files is not a mistake, unless it has a name that a file should have.
        var entries = !isFile ? Directory.EnumerateDirectories(directory)
            : Path.GetExtension(part).Trim('.', '*', '?').Length > 0 ? Directory.EnumerateFileSystemEntries(directory)
            : Directory.EnumerateFiles(directory);
        return entries
            .Select(entry => Path.GetFileName(entry))
            .Where(name => FileSystemName.MatchesSimpleExpression(part, name, ignoreCase: false))
            .Select(name => Join(parent, name));
    }

    private static string Join(string parent, string name) => parent.Length == 0 ? name : parent + "/" + name;

    private static InputFile Hash(string root, string name, CancellationToken cancellation)
    {
        // Links are followed to their target, because the length and time of a link say nothing about the file.
        var path = Path.GetFullPath(Path.Combine(root, name));
        var kind = FileKinds.Of(path);
        if (kind is not (FileKind.File or FileKind.Missing))
            throw NoFile(name, kind);
        path = FileKinds.Target(path) ?? path;
        using var stream = InputStream.Open(path, name);
        try
        {
            using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            var buffer = new byte[BufferSize];
            var bytes = 0L;
            for (int read; (read = stream.Read(buffer)) > 0; bytes += read)
            {
                cancellation.ThrowIfCancellationRequested();
                hash.AppendData(buffer, 0, read);
            }

            return new InputFile(path, name, Convert.ToHexStringLower(hash.GetHashAndReset()), bytes);
        }
        catch (IOException e)
        {
            throw InputStream.Unreadable(name, e);
        }
    }

    private static PipelineException NoFile(string name, FileKind kind) =>
        PipelineException.BadInput($"The input {name} is {FileKinds.Text(kind)}, not a file; put the file there, or a link to it.");

    private static PipelineException Missing(ModelDefinition source, string pattern, string inputDirectory, string root)
    {
        var near = Directory.EnumerateFiles(root, "*", new EnumerationOptions { RecurseSubdirectories = true, MaxRecursionDepth = 2 })
            .Select(path => Path.GetRelativePath(root, path).Replace('\\', '/'))
            .OrderBy(name => TextDistance.Between(name.ToUpperInvariant(), pattern.ToUpperInvariant()))
            .ThenBy(name => name, StringComparer.Ordinal)
            .Take(NearNames)
            .ToList();
        var present = near.Count == 0 ? "the directory is empty" : "present: " + string.Join(", ", near);
        return PipelineException.BadInput(
            $"The file {pattern} of {source.Name} is not in {inputDirectory} ({present}); put it there, or correct source.file in the contract.");
    }
}
