using System.Diagnostics;
using System.Text;

namespace BankingContracts.Build.Tests;

/// <summary>A pipeline in a folder of its own, outside the repository, to be built as its author would.</summary>
internal sealed class PipelineFolder : IDisposable
{
    /// <summary>The configuration of these tests, in which everything has been built.</summary>
    public const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static readonly string Root = FindRoot();

    private readonly string _folder = Directory.CreateTempSubdirectory("bankingcontracts-build-").FullName;

    private PipelineFolder()
    {
        var build = Path.Combine(Root, "generators", "BankingContracts.Generators", "build");
        Write("Loans.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{build}/BankingContracts.Pipeline.props" />
              <Import Project="{build}/BankingContracts.Pipeline.targets" />
            </Project>
            """);
        File.Copy(Path.Combine(Root, "Directory.Packages.props"), Path.Combine(_folder, "Directory.Packages.props"));
        Write("Program.cs", File.ReadAllText(Path.Combine(Root, "src", "BankingContracts.Pipeline", "Program.cs")));
    }

    /// <summary>The pipeline of loans, which is right.</summary>
    public static PipelineFolder OfLoans()
    {
        var pipeline = new PipelineFolder();
        var source = Path.Combine(Root, "tests", "BankingContracts.SqlCheck.Tests", "Pipelines", "Loans");
        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
            pipeline.Write("contracts/" + Path.GetRelativePath(source, file), File.ReadAllText(file));
        return pipeline;
    }

    /// <summary>
    /// The same pipeline over the build files as a package has them: beside the tool and the generator, which NuGet hands to the
    /// compiler, and the runtime as references.
    /// </summary>
    public static PipelineFolder OfLoansOverAPackage()
    {
        var pipeline = OfLoans();
        var generators = Path.Combine(Root, "generators");
        var check = Path.Combine(generators, "BankingContracts.SqlCheck", "bin", Configuration, "net10.0");
        var package = pipeline.PathOf("package");
        foreach (var file in Directory.EnumerateFiles(Path.Combine(generators, "BankingContracts.Generators", "build")))
            pipeline.Write("package/build/" + Path.GetFileName(file), File.ReadAllBytes(file));
        Directory.CreateDirectory(Path.Combine(package, "tools", "net10.0"));
        Directory.CreateSymbolicLink(Path.Combine(package, "tools", "net10.0", "any"), check);
        string[] analyzers =
        [
            Path.Combine(generators, "BankingContracts.Generators", "bin", Configuration, "netstandard2.0", "BankingContracts.Generators.dll"),
            Path.Combine(check, "BankingContracts.ContractModel.dll"), Path.Combine(check, "YamlDotNet.dll"),
        ];
        foreach (var file in analyzers)
            pipeline.Write("package/analyzers/dotnet/cs/" + Path.GetFileName(file), File.ReadAllBytes(file));
        var runtime = Path.Combine(Root, "src", "BankingContracts.Pipeline", "bin", Configuration, "net10.0");
        pipeline.Write("Loans.csproj", $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="package/build/BankingContracts.Pipeline.props" />
              <ItemGroup>
                <Analyzer Include="package/analyzers/dotnet/cs/*.dll" />
                <Reference Include="{runtime}/BankingContracts.*.dll" Exclude="{runtime}/BankingContracts.Pipeline.dll" Private="false" />
              </ItemGroup>
              <Import Project="package/build/BankingContracts.Pipeline.targets" />
            </Project>
            """);
        return pipeline;
    }

    /// <summary>The full path of a file.</summary>
    public string PathOf(string file) => Path.Combine(_folder, file);

    /// <summary>Writes a file as UTF-8.</summary>
    public void Write(string file, string text) => Write(file, Encoding.UTF8.GetBytes(text));

    /// <summary>Writes a file.</summary>
    public void Write(string file, byte[] bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(PathOf(file))!);
        File.WriteAllBytes(PathOf(file), bytes);
    }

    /// <summary>Replaces a text of a file, which must hold it.</summary>
    public void Edit(string file, string old, string text)
    {
        var before = File.ReadAllText(PathOf(file));
        Assert.Contains(old, before, StringComparison.Ordinal);
        Write(file, before.Replace(old, text, StringComparison.Ordinal));
    }

    /// <summary>Runs <c>dotnet build</c>; its exit code and the lines it wrote, each once, paths below the folder.</summary>
    public (int ExitCode, IReadOnlyList<string> Lines) Build(params string[] arguments)
    {
        var (exitCode, output) = Run(["build", "-c", Configuration, "-nologo", "-v", "q", "-tl:off", "-nodeReuse:false", "--no-dependencies", .. arguments]);
        return (exitCode, [.. output.Split('\n').Select(l => l.Trim().Replace(_folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)).Distinct()]);
    }

    /// <summary>What <paramref name="property"/> is after <paramref name="target"/>; nothing is built.</summary>
    public string Property(string target, string property) => Evaluate(target, "-getProperty:" + property).Trim();

    /// <summary>The items called <paramref name="name"/> after <paramref name="target"/>, as JSON; nothing is built.</summary>
    public string Items(string target, string name) => Evaluate(target, "-getItem:" + name);

    /// <summary>What <paramref name="target"/> says; nothing is built.</summary>
    public string Target(string target) => Evaluate(target, "-v:q");

    private string Evaluate(string target, string wanted) =>
        Run(["msbuild", "-nologo", "-tl:off", "-nodeReuse:false", "-t:" + target, wanted]).Output;

    private (int ExitCode, string Output) Run(IEnumerable<string> arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments)
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
        };
        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(5)))
        {
            process.Kill(entireProcessTree: true);
            Assert.Fail("the build hangs");
        }

        return (process.ExitCode, output.Result);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "global.json")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
