using MemoryLint.CodeFixes.Editing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace MemoryLint.Tests.CodeFixes.Editing;

/// <summary>New text looks like the file that it goes into.</summary>
public class CodeEditTests
{
    static readonly string[] Block = ["if (x)", "{", "\tReturn();", "}"];

    static CodeEdit Edit(string source) => new(SyntaxFactory.ParseCompilationUnit(source));

    [Theory]
    [InlineData("class C\n{\n    void M()\n    {\n    }\n}", "if (x)\n  {\n      Return();\n  }")]
    [InlineData("class C\r\n{\r\n    void M()\r\n    {\r\n    }\r\n}", "if (x)\r\n  {\r\n      Return();\r\n  }")]
    [InlineData("class C\n{\n\tvoid M()\n\t{\n\t}\n}", "if (x)\n  {\n  \tReturn();\n  }")]
    [InlineData("class C {\n  void M() {\n  }\n}", "if (x) {\n    Return();\n  }")]
    public void Lines_follow_the_file(string source, string lines) => Assert.Equal(lines, Edit(source).Lines("  ", Block));

    [Fact]
    public void Verbatim_strings_stay_and_raw_strings_move()
    {
        const string source = """"
            class C
            {
                string M()
                {
                    var a = @"one
            two";
                    var b = """
                        three
                        """;
                    return $@"{a}
              four" + b;
                }
            }
            """";
        CompilationUnitSyntax root = SyntaxFactory.ParseCompilationUnit(source);
        CodeEdit edit = new(root);

        edit.Indent(source.IndexOf("var a", StringComparison.Ordinal) - 10, source.IndexOf("return", StringComparison.Ordinal) + 20);

        Assert.Equal(
            """"
            class C
            {
                string M()
                {
                        var a = @"one
            two";
                        var b = """
                            three
                            """;
                        return $@"{a}
              four" + b;
                }
            }
            """",
            edit.Changed.ToString());
    }
}
