using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace BankingContracts.Server.Tests.Deployment;

/// <summary>Does the steps of a Dockerfile below a folder that stands for the file system of the image.</summary>
/// <param name="root">The folder.</param>
/// <param name="context">The files of the build, with their names in it.</param>
internal sealed class ImageSteps(string root, IReadOnlyList<(string Path, string Name)> context)
{
    private string? _workFolder;
    private string[] _entry = [];
    private string[] _command = [];
    private string[] _check = [];

    /// <summary>The variables of the image.</summary>
    public Dictionary<string, string> Variables { get; } = [];

    private string Folder => _workFolder ?? root;

    /// <summary>The commands that the build runs. What comes between two of them is done when the next is asked for.</summary>
    public IEnumerable<ProcessStartInfo> Build(IReadOnlyList<string> lines)
    {
        foreach (var line in Joined(lines))
        {
            var (word, rest) = (line[..line.IndexOf(' ', StringComparison.Ordinal)], line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            switch (word)
            {
                case "FROM" or "USER" or "EXPOSE" or "VOLUME":
                    break;
                case "WORKDIR":
                    Directory.CreateDirectory(_workFolder = Placed(rest));
                    break;
                case "COPY":
                    Copy(rest.Split(' '));
                    break;
                case "ENV":
                    foreach (var pair in rest.Split(' ', StringSplitOptions.RemoveEmptyEntries))
                        Variables[pair.Split('=')[0]] = Placed(pair.Split('=')[1]);
                    break;
                case "RUN":
                    yield return Process("bash", ["-c", string.Join(' ', rest.Split(' ').Select(Placed))]);
                    break;
                case "HEALTHCHECK":
                    _check = Words(rest[rest.IndexOf('[', StringComparison.Ordinal)..]);
                    break;
                case "ENTRYPOINT":
                    _entry = Words(rest);
                    break;
                case "CMD":
                    _command = Words(rest);
                    break;
                default:
                    throw new InvalidOperationException($"No step is known by {word}.");
            }
        }
    }

    /// <summary>The program of the image, with its own command or another one.</summary>
    public ProcessStartInfo Started(string[]? command = null) => Process(Path.Combine(Folder, _entry[0]), [.. _entry.Skip(1), .. command ?? _command]);

    /// <summary>The check of its health.</summary>
    public ProcessStartInfo Asked() => Process(Path.Combine(Folder, _check[0]), _check.Skip(1));

    private static string[] Words(string json) => JsonSerializer.Deserialize<string[]>(json)!;

    private static string[] Joined(IEnumerable<string> lines) =>
        string.Join('\n', lines.Where(l => !l.StartsWith('#'))).Replace("\\\n", "", StringComparison.Ordinal).Split('\n', StringSplitOptions.RemoveEmptyEntries);

    /// <summary>A path of the image, where it lies here; any other word as it is.</summary>
    private string Placed(string word) => word.StartsWith('/') ? root + word : word;

    private void Copy(string[] words)
    {
        if (words is [".", "."])
        {
            foreach (var (path, name) in context)
                CopyFile(path, Path.Combine(Folder, name));
        }
        else if (words is [var stage, var from, "."] && stage.StartsWith("--from=", StringComparison.Ordinal))
        {
            // Both stages share the folder, so that the program may be there already.
            foreach (var path in Directory.EnumerateFiles(Placed(from), "*", SearchOption.AllDirectories).Where(_ => Placed(from) != Folder))
                CopyFile(path, Path.Combine(Folder, Path.GetRelativePath(Placed(from), path)));
        }
        else
        {
            throw new InvalidOperationException($"It is not known how to copy {string.Join(' ', words)}.");
        }
    }

    private static void CopyFile(string from, string to)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        File.Copy(from, to, overwrite: true);
    }

    private ProcessStartInfo Process(string program, IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { WorkingDirectory = Folder, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var (name, value) in Variables)
            start.Environment[name] = value;
        // The build of these tests has analyzed the same code.
        start.Environment["RunAnalyzers"] = "false";
        start.Environment["APP_UID"] = Environment.UserName;
        start.Environment["DOTNET_ROOT"] = Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "..", "..", ".."));
        return start;
    }
}
