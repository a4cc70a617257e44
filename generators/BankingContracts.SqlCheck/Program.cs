using System.Text;
using BankingContracts.ContractModel.Diagnostics;
using BankingContracts.SqlCheck;
using BankingContracts.SqlCheck.Examples;
using BankingContracts.SqlCheck.Inputs;

if (args is not [var list, var report])
{
    Console.Error.WriteLine("usage: BankingContracts.SqlCheck LIST REPORT");
    return 2;
}

// The thread needs a large stack: syntax trees can be deep, and the engine and the reader of its trees recurse.
const string Proofs = "bankingcontracts.proofs.txt";
const string Examples = "bankingcontracts.examples.txt";
const int Stack = 64 * 1024 * 1024;
Exception? failure = null;
var thread = new Thread(Check, Stack);
thread.Start();
thread.Join();
if (failure is null)
    return 0;

Console.Error.WriteLine(failure.GetType().Name + ", " + failure.Message.ReplaceLineEndings(" "));
return 4;

void Check()
{
    try
    {
        var encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        var faults = new List<ContractDiagnostic>();
        var directory = Path.GetDirectoryName(report) ?? "";
        var examples = Path.Combine(directory, Examples);
        var before = File.Exists(examples) ? PlayedExamples.Read(File.ReadAllText(examples, encoding)) : PlayedExamples.None;
        var result = PipelineCheck.Check(InputList.Read(list, faults), faults, before);
        // The report is written last: its time stamp tells the build that the check has ended.
        File.WriteAllText(Path.Combine(directory, Proofs), result.Proofs, encoding);
        File.WriteAllText(examples, result.Examples.Write(), encoding);
        File.WriteAllText(report, result.Report.Write(), encoding);
    }
    catch (Exception error)
    {
        failure = error;
    }
}
