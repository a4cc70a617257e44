using BankingContracts.ContractModel.Compile;
using BankingContracts.Generators.Naming;

namespace BankingContracts.Generators.Emit;

/// <summary>Writes a model's file: its row, then its compiled contract.</summary>
internal static class ModelEmitter
{
    /// <summary>The file's text.</summary>
    public static string Emit(CompiledModel compiled, string rootNamespace)
    {
        var writer = new IndentedWriter();
        FileHeader.Write(writer);
        writer.Line($"namespace {CSharpNames.Namespace(rootNamespace, compiled.Model.Layer)};");
        writer.Line();
        RowEmitter.Write(writer, compiled.Model, compiled.Row, rootNamespace);
        writer.Line();
        DefinitionEmitter.Write(writer, compiled);
        return writer.Finish();
    }
}
