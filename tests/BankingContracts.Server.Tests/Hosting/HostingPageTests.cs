using System.Diagnostics;
using System.Net;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace BankingContracts.Server.Tests.Hosting;

/// <summary>The programs that docs/hosting.md shows.</summary>
public sealed partial class HostingPageTests : IDisposable
{
    // The SDK of web applications adds them to each file.
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        """;

    private const string Name = "BankingContracts.Server.Tests";

    private readonly TestFolder _folder = new();
    private readonly string _program = Path.Combine(AppContext.BaseDirectory, $"SampleHost-{Guid.NewGuid():N}.dll");

    private static CancellationToken Ending => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public void Dispose()
    {
        File.Delete(_program);
        _folder.Dispose();
    }

    [Fact]
    public async Task TheProgramOfThePageServes()
    {
        TestService.Deliver(_folder);
        Directory.CreateDirectory(_folder.Of("data"));
        Directory.Move(_folder.Of("inputs"), _folder.Of("data", "inputs"));
        Build(Programs()[0]);
        using var host = Process.Start(Start())!;
        try
        {
            using var client = new HttpClient { BaseAddress = new(await AddressAsync(host)) };

            Assert.Contains("Nothing has run here yet", await client.GetStringAsync("/pipeline/", Ending), StringComparison.Ordinal);
            Assert.Equal("live", await client.GetStringAsync("/pipeline/health/live", Ending));
            using var elsewhere = await client.GetAsync("/runs", Ending);
            Assert.Equal(HttpStatusCode.NotFound, elsewhere.StatusCode);
        }
        finally
        {
            host.Kill(entireProcessTree: true);
            await host.WaitForExitAsync(CancellationToken.None);
        }
    }

    /// <summary>The policies belong between the builder and the application.</summary>
    [Fact]
    public void TheProgramWithUsersCompiles()
    {
        var (program, policies) = (Programs()[0], Programs()[1]);
        var (usings, statements) = (Usings().Match(policies).Value, Usings().Replace(policies, "", 1));
        Build(usings + program.Replace("var app = builder.Build();", $"{statements}\nvar app = builder.Build();", StringComparison.Ordinal));
    }

    private static List<string> Programs()
    {
        var page = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "hosting.md")).ReplaceLineEndings("\n");
        return [.. Code().Matches(page).Select(m => m.Groups[1].Value)];
    }

    private void Build(string program)
    {
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator).Select(p => MetadataReference.CreateFromFile(p));
        var built = CSharpCompilation.Create(
            "SampleHost",
            [CSharpSyntaxTree.ParseText(ImplicitUsings, cancellationToken: Ending), CSharpSyntaxTree.ParseText(program, cancellationToken: Ending)],
            references,
            new(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable)).Emit(_program, cancellationToken: Ending);
        Assert.True(built.Success, string.Join('\n', built.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
    }

    /// <summary>It finds its packages where these tests find theirs.</summary>
    private ProcessStartInfo Start()
    {
        var start = new ProcessStartInfo(
            Environment.ProcessPath is { } own && Path.GetFileNameWithoutExtension(own) == "dotnet" ? own : "dotnet",
            [
                "exec", "--runtimeconfig", Path.Combine(AppContext.BaseDirectory, Name + ".runtimeconfig.json"), "--depsfile", Path.Combine(AppContext.BaseDirectory, Name + ".deps.json"), _program,
            ])
        { WorkingDirectory = _folder.Path, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_URLS"] = "http://127.0.0.1:0";
        return start;
    }

    private static async Task<string> AddressAsync(Process host)
    {
        while (await host.StandardOutput.ReadLineAsync(Ending) is { } line)
        {
            if (Listening().Match(line) is { Success: true } match)
                return match.Groups[1].Value;
        }

        throw new InvalidOperationException("The host ended before it listened.");
    }

    [GeneratedRegex("```csharp\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Code();

    [GeneratedRegex(@"\A(?:using [^\n]*\n)+")]
    private static partial Regex Usings();

    [GeneratedRegex(@"Now listening on: (\S+)")]
    private static partial Regex Listening();
}
