using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.ContractModel.Files;
using BankingContracts.ContractModel.Language;
using BankingContracts.ContractModel.Model;
using BankingContracts.ContractModel.Resolution;
using BankingContracts.ContractModel.Text;

namespace BankingContracts.ContractModel.Tests.Resolution;

/// <summary>Contracts and SQL put together, with findings as short texts.</summary>
internal sealed class PipelineUnderTest
{
    private readonly List<ParsedFile> _files = [];
    private readonly List<ContractSource> _sql = [];
    private readonly Dictionary<string, PointerLines> _pointers = [];

    public PipelineUnderTest Add(params ModelContract[] contracts)
    {
        foreach (var contract in contracts)
            AddAt($"contracts/{Words<Layer>.Of(contract.Layer)}/{contract.Name}.yml", contract);
        return this;
    }

    public PipelineUnderTest AddAt(string path, ModelContract contract)
    {
        _pointers[path] = new PointerLines(path);
        return AddFile(new ParsedFile(path, new([new ParsedContract(contract, _pointers[path].Map(contract)) { File = path["contracts/".Length..] }]), default, null, default));
    }

    public PipelineUnderTest AddFile(ParsedFile file)
    {
        _files.Add(file);
        return this;
    }

    public PipelineUnderTest With(PipelinePolicy policy) => AddFile(new ParsedFile("contracts/layers.yml", default, default, policy, default));

    public PipelineUnderTest AddTest(string name, TestSettings settings, string path = "contracts/tests/tests.yml")
    {
        var positions = new PositionMap(new Dictionary<string, PointerPosition>(), new SourceSpan(path, 5, 1, 1, 2, 1, 3));
        var test = new ParsedSingularTest(new SingularTestContract(name, "", settings), positions);
        return AddFile(new ParsedFile(path, default, new([test]), null, default));
    }

    public PipelineUnderTest Sql(string relativePath, string text)
    {
        _sql.Add(new ContractSource("contracts/" + relativePath, relativePath, text));
        return this;
    }

    public ResolvedPipeline Resolve() => PipelineResolver.Resolve(_files, _sql);

    public ResolvedModel Model(string name) => Resolve().Models.Single(m => m.Name == name);

    /// <summary>Every finding as <c>ID part</c>: in YAML <c>model#pointer</c>, in SQL <c>file:line:column 'text'</c>.</summary>
    public IReadOnlyList<string> Findings() => Resolve().Diagnostics.Select(Show).ToList();

    /// <summary>The only finding's sentence.</summary>
    public string Message() => Assert.Single(Resolve().Diagnostics).Message;

    private string Show(ContractDiagnostic finding)
    {
        var span = finding.Span;
        if (_pointers.TryGetValue(span.Path, out var lines))
            return $"{finding.Rule.Id} {Path.GetFileNameWithoutExtension(span.Path)}#{lines.Pointers[span.Line]}";
        var relative = span.Path["contracts/".Length..];
        var text = _sql.Find(s => s.Path == span.Path)?.Text.Substring(span.Start, span.Length) ?? "";
        return $"{finding.Rule.Id} {relative}:{span.Line + 1}:{span.Column + 1} '{text}'";
    }
}
