using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace BankingContracts.Server.Tests.Deployment;

/// <summary>The steps of the image, run in an empty folder in place of a container: what they make starts, takes a key, and is healthy.</summary>
public sealed class ImageTests : IDisposable
{
    private readonly TestFolder _folder = new();
    private readonly ImageSteps _image;

    public ImageTests() => _image = new(_folder.Of("image"), ContextOf(RepositoryFolder.Path));

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task TheyMakeAServiceThatIsHealthy()
    {
        foreach (var step in _image.Build(File.ReadAllLines(Path.Combine(RepositoryFolder.Path, "Dockerfile"))))
            await DoneAsync(step);
        _image.Variables["SERVER_URLS"] = _image.Variables["SERVER_URLS"].Replace("8080", FreePort(), StringComparison.Ordinal);

        await DoneAsync(_image.Started(["keys", "add", "ada", "--role", "operator"]));
        using var service = Process.Start(_image.Started())!;
        try
        {
            while (await service.StandardOutput.ReadLineAsync(Ending) is { } line && !line.Contains(" is served at ", StringComparison.Ordinal))
                Assert.False(service.HasExited);
            await DoneAsync(_image.Asked());
        }
        finally
        {
            service.Kill();
            await service.WaitForExitAsync(CancellationToken.None);
        }

        Assert.True(File.Exists(_folder.Of("image", "data", "service", "service.sqlite")));
    }

    private static async Task DoneAsync(ProcessStartInfo start)
    {
        using var process = Process.Start(start)!;
        var (said, error) = (process.StandardOutput.ReadToEndAsync(Ending), process.StandardError.ReadToEndAsync(Ending));
        await process.WaitForExitAsync(Ending);
        Assert.True(process.ExitCode == 0, $"{start.FileName} {string.Join(' ', start.ArgumentList)}\n{await said}\n{await error}");
    }

    private static string FreePort()
    {
        using var listener = new TcpListener(IPAddress.Any, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>The files that a build of the image sees: all but those of <c>.dockerignore</c>.</summary>
    private static IReadOnlyList<(string Path, string Name)> ContextOf(string top)
    {
        var ignored = File.ReadAllLines(Path.Combine(top, ".dockerignore")).Select(l => l.TrimEnd('/')).Where(l => l.Length > 0).ToList();
        return [.. Below(new(top), "")];

        IEnumerable<(string, string)> Below(DirectoryInfo folder, string prefix)
        {
            foreach (var entry in folder.EnumerateFileSystemInfos().Where(e => !ignored.Contains(prefix + e.Name) && !ignored.Contains("**/" + e.Name)))
            {
                if (entry is DirectoryInfo child)
                {
                    foreach (var file in Below(child, $"{prefix}{entry.Name}/"))
                        yield return file;
                }
                else
                {
                    yield return (entry.FullName, prefix + entry.Name);
                }
            }
        }
    }
}
