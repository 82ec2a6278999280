"""What the grammar must do, one construction a line; the lexicon's own examples run in tests/lexicon."""

import pytest

import marsad

CASES = [
    # construction, sentence, type, actors, recipients, realis
    ("verb-subject-object", "اتهمت واشنطن طهران بدعم الإرهاب.", "ACCUSE", ["واشنطن"], ["طهران"], "actual"),
    ("subject-verb-object", "قال البيان إن الجيش السوري قصف مدينة حلب.", "ASSAULT", ["الجيش السوري"], ["حلب"], "actual"),
    ("passive by damma", "قُتل ثلاثة جنود أتراك.", "ASSAULT", [], ["ثلاثة جنود أتراك"], "actual"),
    ("passive by lack of a doer", "اعتُقل صحافي تونسي.", "COERCE", [], ["صحافي تونسي"], "actual"),
    ("construct of a verbal noun", "أعلنت زيارة الوزير إلى موسكو.", "CONSULT", ["الوزير"], ["موسكو"], "actual"),
    ("doer and object of a verbal noun", "أدى فرض واشنطن عقوبات على طهران إلى توتر.", "SANCTION", ["واشنطن"], ["طهران"], "actual"),
    ("no verb behind a preposition and a quotation mark", "قتل المكنى بـ\"أبي سفيان\" في اشتباكات مع الجيش المالي.", "ASSAULT", ["الجيش المالي"], ["المكنى"], "actual"),
    ("a feminine noun that does not show it", "وصل مبعوث كندا إلى الرباط ووصف البلاد بالشريك.", "SUPPORT", ["مبعوث كندا"], ["البلاد"], "actual"),
    ("nationality on the noun", "أدانت بكين الغارات الإسرائيلية على غزة.", "ASSAULT", ["الإسرائيلية"], ["غزة"], "actual"),
    ("a relative pronoun that does not agree with the verb", "هذا هو أنيس العامري الذي رفضت السلطات طلبه.", "REJECT", ["السلطات"], [], "actual"),
    ("a speaker without an article, and an earlier subject", "فر ثلاثة أشخاص من المكان. وكشفت شرطة مدينة ليون أنها اعتقلت رجلا.", "COERCE", ["شرطة مدينة ليون"], ["رجلا"], "actual"),
    ("two verbs with one subject and one object", "كانت القوات الإثيوبية تقصف وتحاصر مقديشو.", "COERCE", ["القوات الإثيوبية"], ["مقديشو"], "actual"),
    ("who stands behind a passive participle", "تقدمت ميليشيات مدعومة من إيران نحو المدينة.", "SUPPORT", ["إيران"], ["ميليشيات مدعومة من إيران"], "actual"),
    ("and one with the article", "تقدمت القوات الكردية المدعومة من واشنطن نحو المدينة.", "SUPPORT", ["واشنطن"], ["القوات الكردية المدعومة من واشنطن"], "actual"),
    ("a verb that describes an indefinite noun", "تقدمت فصائل تدعمها أنقرة نحو المدينة.", "SUPPORT", ["أنقرة"], ["فصائل"], "actual"),
    ("nobody's pronoun before an impersonal verb", "قال رئيس الهيئة إنه تم اعتقال مواطن تركي.", "COERCE", [], ["مواطن تركي"], "actual"),
    ("what happens besides is no clause of the noun before", "استهدف هجوم ثكنة في باماكو، فيما تم اعتقال رجلين.", "COERCE", [], ["رجلين"], "actual"),
    ("a thing before the verb it suffers", "كانت العلاقات بين القاهرة وطهران قد قطعت عام 1979.", "SANCTION", ["القاهرة", "طهران"], [], "actual"),
    ("the same with an object does it itself", "العقوبات على إيران رفعت أسعار النفط.", "SANCTION", [], ["إيران"], "actual"),
    ("a thing with what prepositions add", "المساعدات الأمريكية إلى مصر جمدت العام الماضي.", "SANCTION", [], ["مصر"], "actual"),
    ("an adjective joined to another names nobody", "استهدفت طائرات تركية منشآت أمنية وعسكرية في كوباني.", "ASSAULT", ["طائرات تركية"], ["منشآت أمنية وعسكرية"], "actual"),
    ("doers before what a verbal noun takes", "جاء ذلك بعد توقيع أردوغان وبوتين اتفاقا حول إدلب.", "SUPPORT", ["أردوغان", "بوتين"], [], "actual"),
    ("and whom it is done to behind that", "رحبت الأسر بعد إطلاق واشنطن سراح جنديين تركيين.", "RETREAT", ["واشنطن"], ["جنديين تركيين"], "actual"),
    ("but not where a verb says who does it", "قررت موسكو منح كراكاس قرضا.", "AGREE", ["موسكو"], ["كراكاس"], "planned"),
    ("what somebody warns of is not his deed", "حذرت باريس من هجوم على المطار.", "ASSAULT", [], ["المطار"], "hypothetical"),
    ("but that of whom he warns", "حذرت واشنطن موسكو من غزو أوكرانيا.", "ASSAULT", ["موسكو"], ["أوكرانيا"], "hypothetical"),
    ("what somebody answers was done to him", "ردت روسيا على العقوبات بطرد دبلوماسيين.", "SANCTION", [], ["روسيا"], "actual"),
    ("what is joined to the matter is no other side", "اتهم السفير إيران بتهريب أسلحة إلى البحرين والكويت.", "ACCUSE", ["السفير"], ["إيران"], "actual"),
    ("a name ends before the object", "انتقد السناتور ماركو روبيو العملية.", "ACCUSE", ["السناتور ماركو روبيو"], [], "actual"),
    ("a verb cut short stands behind a negation", "لم يستعد الجيش السوري مدينة حلب.", "COERCE", ["الجيش السوري"], ["مدينة حلب"], "negated"),
    ("who favours a deed does not do it", "تؤيد موسكو رفع العقوبات عن دمشق.", "CONCEDE", [], ["دمشق"], "hypothetical"),
    ("nor who welcomes it", "رحبت قطر برفع العقوبات عن دمشق.", "CONCEDE", [], ["دمشق"], "actual"),
    ("who is thanked for a deed has done it", "شكر الرئيس السعودية على رفع العقوبات عن دمشق.", "CONCEDE", ["السعودية"], ["دمشق"], "actual"),
    ("of whom the sentence turns to speak", "رحب الرئيس بالقرار. أما موسكو فاتهمت واشنطن بالكذب.", "ACCUSE", ["موسكو"], ["واشنطن"], "actual"),
    ("what stands behind people of a nation is their object", "اقتحم محتجون إيرانيون مبنى السفارة.", "ASSAULT", ["محتجون إيرانيون"], ["السفارة"], "actual"),
    ("relative clause", "انتقد مادورو الذي قطعت كولومبيا العلاقات مع نظامه.", "SANCTION", ["كولومبيا"], ["نظام"], "actual"),
    ("coordination", "قطعت السعودية ومصر والبحرين العلاقات مع قطر.", "SANCTION", ["السعودية", "مصر", "البحرين"], ["قطر"], "actual"),
    ("reciprocal", "التقى وزير الخارجية الروسي نظيره التركي في جنيف.", "CONSULT", ["وزير الخارجية الروسي", "نظيره التركي"], [], "actual"),
    ("light verb", "شنت إسرائيل غارة على دمشق.", "ASSAULT", ["إسرائيل"], ["دمشق"], "actual"),
    ("an accuser names somebody", "نددت تبليسي بالقرار واتهمت روسيا بشراء الأصوات.", "ACCUSE", ["تبليسي"], ["روسيا"], "actual"),
    ("dropped subject", "وصل بوتين إلى بكين ووقع اتفاقا مع الصين.", "SUPPORT", ["بوتين", "الصين"], [], "actual"),
    ("negation", "لم تفرض باريس عقوبات على مالي.", "SANCTION", ["باريس"], ["مالي"], "negated"),
    ("future meeting", "سيلتقي ماكرون المستشار الألماني غدا.", "AGREE", ["ماكرون", "المستشار الألماني"], [], "planned"),
    ("agent named", "تعرضت القافلة لهجوم من قبل مسلحين.", "ASSAULT", ["مسلحين"], ["القافلة"], "actual"),
    ("pronoun of a final hamza", "قال شي خلال لقائه بالرئيس السنغالي إن التعاون مستمر.", "CONSULT", ["شي", "الرئيس السنغالي"], [], "actual"),
    ("preposition with a pronoun", "انتهت الزيارة التي قام بها العاهل الأردني إلى الصين.", "CONSULT", ["العاهل الأردني"], ["الصين"], "actual"),
    ("counted people in construct", "أعلنت المنظمة إجلاء أكثر من 400 جريح من المدينة.", "AID", ["المنظمة"], ["أكثر من 400 جريح"], "actual"),
    ("a date before the object", "هنأ رئيس الوزراء الياباني، مساء الأحد، الرئيس الفيتنامي.", "SUPPORT", ["رئيس الوزراء الياباني"], ["الرئيس الفيتنامي"], "actual"),
    ("a second verb is a verbal noun", "فرضت السلطات الهندية حظر التجول في كشمير.", "COERCE", ["السلطات الهندية"], ["كشمير"], "actual"),
    ("relative clause names the doer", "أدان المجلس الهجوم الذي نفذته جماعة الشباب على فندق.", "ASSAULT", ["جماعة الشباب"], ["فندق"], "actual"),
    ("agreement reached in a relative clause", "رحبت كينيا بالاتفاق الذي تم التوصل إليه بين جوبا والخرطوم.", "AGREE", ["جوبا", "الخرطوم"], [], "actual"),
    ("joined verb keeps its subject", "قالت الوزارة إن الجيش قتل مسلحين واعتقل أربعة آخرين.", "COERCE", ["الجيش"], ["أربعة آخرين"], "actual"),
    ("antecedent inside a phrase", "جاء ذلك ردا على تصريحات السفير الروسي الذي اتهم بولندا بالكذب.", "ACCUSE", ["السفير الروسي"], ["بولندا"], "actual"),
    ("an aside is not the recipient", "رفضت عمان، الحليف القديم للندن، استقبال الوفد اليمني.", "REJECT", ["عمان"], ["الوفد اليمني"], "actual"),
    ("a condition names whom a threat moves", "هددت أنقرة بإغلاق المعبر إذا لم تتراجع أربيل.", "THREATEN", ["أنقرة"], ["أربيل"], "actual"),
    ("participle of speech after a comma", "قال الوزير البرازيلي إن المحادثات تعثرت، داعيا باراغواي إلى التهدئة.", "REQUEST", ["الوزير البرازيلي"], ["باراغواي"], "actual"),
    ("a reproach is what somebody says", "وأكد النائب أن الحكومة تكرس المحسوبية في التعيينات.", "ACCUSE", ["النائب"], ["الحكومة"], "actual"),
    ("who speaks is ready", "قال الوزير الكندي إننا مستعدون للتعاون مع كينيا.", "AGREE", ["الوزير الكندي"], [], "actual"),
    ("an adjective makes a noun", "أكدت نيروبي للرئيس الصومالي دعمها القوي.", "SUPPORT", ["نيروبي"], ["رئيس الصومالي"], "actual"),
    ("a known deed as subject", "جاءت المصادقة على الاتفاقية بعد أسبوع.", "SUPPORT", [], [], "actual"),
    ("a relative clause takes up a thing", "صدر القرار الذي ألغته المحكمة الإدارية أمس.", "REJECT", ["المحكمة الإدارية"], [], "actual"),
    ("a visit told in passing", "قال الوزير الياباني خلال زيارة إلى مانيلا إن الأسعار ارتفعت.", "CONSULT", ["الوزير الياباني"], ["مانيلا"], "actual"),
    ("still held", "ما زال ثلاثة بحارة محتجزين في الميناء.", "COERCE", [], ["ثلاثة بحارة"], "actual"),
    ("an answer presupposes what it answers", "نفت كولومبيا اتهامات فنزويلا.", "ACCUSE", ["فنزويلا"], [], "actual"),
    ("a participle of signing", "نص الاتفاق الموقع بين هانوي وبكين على ذلك.", "SUPPORT", ["هانوي", "بكين"], [], "actual"),
    ("no farewell", "ودعت النمسا صربيا إلى الحوار.", "REQUEST", ["النمسا"], ["صربيا"], "actual"),
    ("a nationality is who is arrested", "أعلنت الشرطة النمساوية إيقاف سوري في فيينا.", "COERCE", ["الشرطة النمساوية"], ["سوري"], "actual"),
    ("why a crowd marches", "تظاهر مئات الطلاب في الشوارع تنديدا بتصريحات ماكرون.", "ACCUSE", ["مئات الطلاب"], ["ماكرون"], "actual"),
    ("goods tell whose they are", "قررت النرويج حظر استيراد الأسماك الروسية.", "SANCTION", ["النرويج"], ["الروسية"], "planned"),
    ("victims belong to the attack", "أعلنت الشرطة إصابة ستة جنود في هجوم قرب الحدود.", "ASSAULT", [], ["ستة جنود"], "actual"),
    ("ready for an act", "قالت هافانا إنها مستعدة لاستئناف المحادثات مع واشنطن.", "AGREE", ["هافانا"], ["واشنطن"], "actual"),
    ("a duty as a verbal noun", "قال المبعوث الأممي إن على الحكومة اليمنية التعاون مع اللجنة.", "REQUEST", ["المبعوث الأممي"], ["الحكومة اليمنية"], "actual"),
    ("a pronoun of إنّ tells two verbs apart", "قال الوزير الجزائري إنه تشاور مع نظيره المالي.", "CONSULT", ["الوزير الجزائري", "نظيره المالي"], [], "actual"),
    ("a man's name tells two verbs apart", "توعد نتنياهو إيران بضربات قاسية.", "THREATEN", ["نتنياهو"], ["إيران"], "actual"),
    ("a verbal noun after a verb of saying", "أعلنت ليبيا تخليها عن برنامجها النووي.", "CONCEDE", ["ليبيا"], [], "actual"),
    ("to stand before a court", "مثل الوزير الماليزي السابق أمام المحكمة.", "ACCUSE", ["المحكمة"], ["الوزير الماليزي السابق"], "actual"),
    ("who is judged without a verb accuses nobody", "قال الوزير الهندي إن الحكومة الباكستانية عاجزة عن ضبط الحدود.", "ACCUSE", ["الوزير الهندي"], ["الحكومة الباكستانية"], "actual"),
    ("a duty not to act", "قال الوزير إن على تركيا ألا ترسل جنودا إلى ليبيا.", "REQUEST", ["الوزير"], ["تركيا"], "actual"),
    ("a participle of speech after a quotation mark", "قال الحزب إن الوضع \"دقيق\" داعيا رئيس الحكومة إلى الحوار.", "REQUEST", ["الحزب"], ["رئيس الحكومة"], "actual"),
    ("a title inside a phrase has its name", "جاء القرار بعد شهر على زيارة الرئيس الروسي فلاديمير بوتين إلى الرياض.", "CONSULT", ["الرئيس الروسي فلاديمير بوتين"], ["الرياض"], "actual"),
    ("a name set apart from its title", "انتقد رئيس حزب العمل، سالم الكيلاني، الحكومة الأردنية.", "ACCUSE", ["رئيس حزب العمل، سالم الكيلاني"], ["الحكومة الأردنية"], "actual"),
    ("own deed behind a joined verb", "أعرب الاتحاد الأوروبي عن قلقه وكرر دعواته لطهران.", "REQUEST", ["الاتحاد الأوروبي"], ["طهران"], "actual"),
    ("some of those counted in construct", "أدى هجوم مسلح إلى مقتل خمسة من رجال الشرطة.", "ASSAULT", [], ["خمسة من رجال الشرطة"], "actual"),
    ("own people of the threatened country", "هدد الرئيس أردوغان بمنع نواب المعارضة التركية من السفر.", "THREATEN", ["الرئيس أردوغان"], ["نواب المعارضة التركية"], "actual"),
    ("a source is no author", "قررت المجر رفض استقبال لاجئين وفق ما أعلنه رئيس الحكومة.", "REJECT", ["المجر"], ["لاجئين"], "actual"),
    ("who is charged has done it", "اعتقلت الشرطة ثلاثة أشخاص بتهمة قتل سائح.", "ASSAULT", ["ثلاثة أشخاص"], ["سائح"], "actual"),
    ("verbal noun of undergoing", "استقال الوزير عقب تعرضه لانتقادات حادة من المعارضة.", "ACCUSE", ["المعارضة"], ["الوزير"], "actual"),
    ("passive of doing in a relative clause", "أدانت لندن الهجوم الذي نفذ ضد سفينة إسرائيلية.", "ASSAULT", [], ["سفينة إسرائيلية"], "actual"),
    ("the antecedent suffers it", "تتعامل الميليشيات بقسوة مع المدنيين الذين تعتقلهم.", "COERCE", ["الميليشيات"], ["المدنيين"], "actual"),
    ("the passive goes on", "عثر على جثة الصحفي الذي خطف وقتل الشهر الماضي.", "ASSAULT", [], ["الصحفي"], "actual"),
    ("whose deed is asked for", "دعت باريس إلى انسحاب القوات الروسية من أوكرانيا.", "REQUEST", ["باريس"], ["القوات الروسية"], "actual"),
    ("whose deed is not wanted", "دعا الحزب إلى ضرورة عدم تدخل الجيش في الانتخابات.", "REQUEST", ["الحزب"], ["الجيش"], "actual"),
    ("of what a predicate noun is said", "قال المعارض إن الحكومة الحالية حكومة فاشلة.", "ACCUSE", ["المعارض"], ["الحكومة الحالية"], "actual"),
    ("inside the topic judged", "قالت واشنطن إن رفع العقوبات عن سوريا غير وارد.", "REJECT", ["واشنطن"], ["سوريا"], "actual"),
    ("a subject already taken is no topic", "وفق رسالة اطلعت عليها رويترز اختار غوتيريش الدبلوماسي غسان سلامة.", "SUPPORT", ["غوتيريش"], ["الدبلوماسي غسان سلامة"], "actual"),
    ("construct with the other side behind a preposition", "جاء ذلك بعد سيطرة قوات الحكومة على مدينة حلب وانسحاب المسلحين منها.", "COERCE", ["قوات الحكومة"], ["حلب"], "actual"),
    ("the victim is not accused", "أعربت الوزيرة عن خشيتها من اعتقال الصحفيين.", "ACCUSE", ["الوزيرة"], [], "actual"),
    ("by whom the deed complained of was done", "نفذ ناشط إضرابا عن الطعام احتجاجا على الانتهاكات الواسعة من قبل الشرطة.", "PROTEST", ["ناشط"], ["الشرطة"], "actual"),
    ("forces are the means", "رفضت الهند نشر قوات لحفظ السلام في الصومال.", "REJECT", ["الهند"], ["الصومال"], "actual"),
    ("own forces are the means", "قالت دمشق إنها مستعدة لسحب جنودها من لبنان.", "AGREE", ["دمشق"], ["لبنان"], "actual"),
    ("a condition with «ما لم»", "هددت طهران بشن هجوم جديد ما لم تقبل بغداد شروطها.", "THREATEN", ["طهران"], ["بغداد"], "actual"),
    ("from whom a thing is taken", "اعتقل الجيش ثلاثة مسلحين وصادر بندقية صيد.", "COERCE", ["الجيش"], ["ثلاثة مسلحين"], "actual"),
    ("whose the thing is", "اعتقل الجيش ثلاثة مسلحين وصادر أسلحتهم.", "COERCE", ["الجيش"], ["ثلاثة مسلحين"], "actual"),
    ("against whose face", "رفع المتمردون السلاح في وجه السلطة.", "ASSAULT", ["المتمردون"], ["السلطة"], "actual"),
    ("a trigger that holds its party", "تأتي استقالة الوزير المحافظ قبل الانتخابات.", "RETREAT", ["الوزير المحافظ"], [], "actual"),
    ("a slogan is no name of a crowd", "هتف المتظاهرون «الساحة حرة وستبقى» أمام السفارة.", "PROTEST", ["المتظاهرون"], [], "actual"),
    ("what a crowd carries", "رفع متظاهرون لافتات ضد الرئيس.", "PROTEST", ["متظاهرون"], ["الرئيس"], "actual"),
    ("a plural that keeps its ن is in no construct", "اغتال مجهولون النائب الهولندي.", "ASSAULT", ["مجهولون"], ["النائب الهولندي"], "actual"),
    ("a name behind what a title is for", "اتهمت لندن المرشح للانتخابات الرئاسية فلاديمير بوتين بالكذب.", "ACCUSE", ["لندن"], ["المرشح للانتخابات الرئاسية فلاديمير بوتين"], "actual"),
    ("two names behind a dual title", "نددت باريس باغتيال النائبين سامي عيسى وكريم جابر.", "ASSAULT", [], ["سامي عيسى", "كريم جابر"], "actual"),
    ("a name nobody knows", "طالب المحامون بالتحقيق في إعدام نورزان الكريمي الأخ الأصغر.", "ASSAULT", [], ["نورزان الكريمي"], "hypothetical"),
    ("the victim is not protested against", "تظاهر عمال للتنديد بإعدام الناشط.", "PROTEST", ["عمال"], [], "actual"),
    ("at night", "تجمع عمال ليلا أمام السفارة البريطانية.", "PROTEST", ["عمال"], ["السفارة البريطانية"], "actual"),
    ("the victims named are not accused", "نددت باريس باغتيال النائب سامي عيسى وكريم جابر.", "ACCUSE", ["باريس"], [], "actual"),
    ("where people march", "اندلعت احتجاجات في الهند بسبب ارتفاع الأسعار.", "PROTEST", [], [], "actual"),
    ("people behind the subject of a verbal noun", "علقت الصحيفة على احتجاز البحرين صحافيين أجانب.", "COERCE", ["البحرين"], ["صحافيين"], "actual"),
    ("both sides of a verb, no passive", "اشتبك الأهالي كذلك مع الشرطة التونسية.", "ASSAULT", ["الأهالي", "الشرطة التونسية"], [], "actual"),
    ("no passive behind a comma and و", "قالت الصحيفة ذلك، ووجهت النيابة لثلاثة موظفين اتهامات بالسرقة.", "ACCUSE", ["النيابة"], ["ثلاثة موظفين"], "actual"),
    ("where an attack happened", "أدان الأردن التفجير الذي شهدته أنقرة.", "ASSAULT", [], ["أنقرة"], "actual"),
    ("whom the object of a verb hits", "فرض الاتحاد الأوروبي عقوبات استهدفت بيلاروسيا.", "SANCTION", ["الاتحاد الأوروبي"], ["بيلاروسيا"], "actual"),
    ("resumed behind a preposition", "انتقد الحزب الحكومة التي صادق عليها البرلمان الليبي.", "SUPPORT", ["البرلمان الليبي"], ["الحكومة"], "actual"),
    ("what its subject goes on with", "ستواصل البحرية الهندية قصف سفن القراصنة.", "ASSAULT", ["البحرية الهندية"], ["سفن القراصنة"], "planned"),
    ("from whom one gets it", "تلقت كييف دعم واشنطن.", "AID", ["واشنطن"], ["كييف"], "actual"),
    ("who gets it in a verbal noun", "أدى حصول المعارضة على دعم أنقرة إلى أزمة.", "SUPPORT", ["أنقرة"], ["المعارضة"], "actual"),
    ("a denial answers the accuser", "اتهم السودان تشاد بدعم المتمردين. ونفت نجامينا هذه الاتهامات.", "REJECT", ["نجامينا"], ["السودان"], "actual"),
    ("a refusal answers who asked", "طالبت روما طرابلس بإغلاق المعبر، لكن الحكومة الليبية رفضت هذا الطلب.", "REJECT", ["الحكومة الليبية"], ["روما"], "actual"),
    ("a thing is criticised, it does not criticise", "وصل الوزير الكيني إلى لندن. وانتقد الموقف البريطاني من الأزمة.", "ACCUSE", ["الوزير الكيني"], ["البريطاني"], "actual"),
    ("no construct with the object of a light verb", "أطلق شرطي النار على متظاهر في الخرطوم.", "ASSAULT", ["شرطي"], ["متظاهر"], "actual"),
    ("a time before a number", "السلطات اليونانية كانت قد اعتقلت منذ أيام عشرة مهاجرين.", "COERCE", ["السلطات اليونانية"], ["عشرة مهاجرين"], "actual"),
    ("a state goes on against one person", "منعت السلطات الكينية الصحافيين من العمل، ومنعت وزير الإعلام الصومالي من السفر.", "COERCE", ["السلطات الكينية"], ["وزير الإعلام الصومالي"], "actual"),
    ("a reason keeps what belongs to it", "قصف الجيش التركي مواقع في سنجار ردا على هجوم على مدينة كلس.", "ASSAULT", ["الجيش التركي"], ["مواقع"], "actual"),
    ("names behind a plural title", "رفضت لندن منح تأشيرات للنواب جون كيري ومايك بنس.", "REJECT", ["لندن"], ["جون كيري", "مايك بنس"], "actual"),
    ("from whom words come", "استنكرت نقابة الصحافيين ما صدر عن وزير الداخلية المصري.", "ACCUSE", ["نقابة الصحافيين"], ["وزير الداخلية المصري"], "actual"),
    ("whose the thing taken is", "تم اختطاف طائرة ليبية كانت في رحلة داخلية.", "ASSAULT", [], ["ليبية"], "actual"),
    ("two taken up by a dual", "توترت العلاقات بين الرباط والجزائر فقطعتا العلاقات الدبلوماسية.", "SANCTION", ["الرباط", "الجزائر"], [], "actual"),
    ("whom one calls for it", "اتصل الملك الأردني بالرئيس اللبناني لتقديم تعازيه.", "SUPPORT", ["الملك الأردني"], ["الرئيس اللبناني"], "actual"),
    ("a woman's title and a man", "هاجمت الوزيرة الفرنسية أردوغان.", "ACCUSE", ["الوزيرة الفرنسية"], ["أردوغان"], "actual"),
    ("the other side of talks after which one acts", "وصل الوفد بعد لقاء مع الرئيس الصربي.", "CONSULT", ["الوفد", "الرئيس الصربي"], [], "actual"),
    ("ه is a pronoun where the desk writes ة", "لم تحضر الوزيرة الجلسة، واتهم النائب خصومه بالكذب.", "ACCUSE", ["النائب"], ["خصوم"], "actual"),
    ("a body in quotation marks", "طالب «التيار الوطني» الحكومة العراقية بالاستقالة.", "REQUEST", ["التيار الوطني"], ["الحكومة العراقية"], "actual"),
    ("nationality inside the trigger", "أوقعت الغارات الإسرائيلية على غزة خمسة قتلى.", "ASSAULT", ["الإسرائيلية"], ["غزة"], "actual"),
    ("the speaker is the other side", "قال وزير الدفاع الإسرائيلي إن المعارك مع غزة مستمرة.", "ASSAULT", ["وزير الدفاع الإسرائيلي", "غزة"], [], "actual"),
    ("those hit in an attack", "نشرت الصحيفة أسماء السياح الذين استهدفوا في الهجوم.", "ASSAULT", [], ["السياح"], "actual"),
    ("forces behind ل", "بدأت العمليات العسكرية للجيش التركي ضد المسلحين.", "ASSAULT", ["الجيش التركي"], ["المسلحين"], "actual"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("sentence", "kind", "actors", "recipients", "realis"), [c[1:] for c in CASES], ids=[c[0] for c in CASES]
)
def test_construction(
    sentence: str, kind: str, actors: list[str], recipients: list[str], realis: str
) -> None:
    events = [e for e in marsad.read(sentence, published="2020-06-01").events if e.type == kind]
    assert events, "no such event"
    found = [([a.text for a in e.actors], [r.text for r in e.recipients], e.realis) for e in events]
    assert any(
        len(a) == len(actors) and len(r) == len(recipients) and x == realis
        and all(any(w in t or t in w for t in a) for w in actors)
        and all(any(w in t or t in w for t in r) for w in recipients)
        for a, r, x in found
    ), found  # fmt: skip


@pytest.mark.parametrize(
    "sentence",
    [
        "مارس الرئيس سلطته في مارس الماضي.",
        "رفعت الشركة علم البلاد فوق مبناها.",
        "سجل الفريق هدفا في الدقيقة الأخيرة.",
        "ارتفعت درجات الحرارة في شمال البلاد.",
        "أسفر حريق في مصنع عن مقتل عشرة عمال.",
        "قتل عشرة أشخاص في حادث سير قرب القاهرة.",
        "ظهر أفراد مسلحون من الشرطة عند تقاطع الطريق.",
    ],
)
def test_ordinary_sentences_have_no_event(sentence: str) -> None:
    assert marsad.read(sentence).events == []


def test_a_verb_and_the_noun_it_carries_are_one_event() -> None:
    assert [e.type for e in marsad.read("فرضت واشنطن حزمة عقوبات على طهران.").events] == ["SANCTION"]


def test_who_says_so_is_named() -> None:
    (event,) = [e for e in marsad.read("قالت المعارضة إن الجيش قصف المدينة.").events if e.type == "ASSAULT"]
    assert [p.text for p in event.attribution] == ["المعارضة"]


def test_presidents_of_a_senate_are_not_heads_of_state() -> None:
    (event,) = marsad.read("استقبل الأمير رئيسة مجلس الشيوخ الأميركية.", published="2025-06-01").events
    assert all(p.entity != "person:donald-trump" for p in (*event.actors, *event.recipients))


def test_a_participle_goes_on_with_what_its_sentence_is_about() -> None:
    text = "وردّ مادورو بطرد السفير. ورفض الوزير بومبيو الطلب، قائلا إن واشنطن قطعت العلاقات مع كراكاس."
    event = next(e for e in marsad.read(text).events if "العلاقات" in e.trigger.text)
    assert [p.text for p in event.attribution] == ["الوزير بومبيو"]


@pytest.mark.parametrize(
    ("sentence", "trigger"),
    [
        ("أجرى رئيس البرلمان الكيني وأعضاء في لجنة الدفاع الثلاثاء محادثات مع قادة الصومال.", "محادثات"),
        ("انتهت المحادثات التي أجراها العاهل الأردني مع ماكرون.", "المحادثات"),
        ("وقع وزير الطاقة الجزائري اتفاقا مع روما.", "وقع وزير الطاقة الجزائري اتفاقا"),
    ],
)
def test_an_empty_verb_leaves_the_trigger_to_its_noun(sentence: str, trigger: str) -> None:
    assert trigger in [e.trigger.text for e in marsad.read(sentence).events]


@pytest.mark.parametrize(
    ("sentence", "types"),
    [
        ("تجمع عشرات المعتصمين أمام مقر الوزارة", ["PROTEST"]),  # «she collects» and «he gathered» alike
        ("قضت المحكمة ببراءة الوزير السابق", ["CONCEDE"]),
        ("خرج الطلاب في مظاهرة للمطالبة بإصلاح التعليم", ["PROTEST"]),
        ("طلب المسؤول عدم نشر اسمه", []),
        ("يستعد وفد تركي لزيارة المدينة", ["AGREE"]),  # prepares, and does not regain
        ("تم التفاوض على شروط الخروج", ["CONSULT"]),
    ],
)
def test_one_deed_is_one_record(sentence: str, types: list[str]) -> None:
    assert [e.type for e in marsad.read(sentence).events] == types


@pytest.mark.parametrize(
    ("sentence", "rule", "actors", "recipients"),
    [
        ("أكد الوزير رفض بلاده التدخل في ليبيا.", "reject.refuse", ["بلاد"], ["ليبيا"]),
        ("أعلنت المجر رفضها استقبال لاجئين سوريين.", "aid.host-refugees", ["المجر"], ["لاجئين سوريين"]),
        ("انضمت كندا إلى بيرو لفرض عقوبات على كوبا.", "sanction.impose", ["كندا"], ["كوبا"]),
        ("جدد الوزير التأكيد على دعم بلاده للشعب الكيني.", "support.back", ["بلاد"], ["شعب الكيني"]),
        (
            "أعلن وزراء خارجية كل من كندا وبيرو دعمهم لكينيا.",
            "support.back",
            ["وزراء خارجية كل من كندا", "بيرو"],
            ["كينيا"],
        ),
        ("قصفت كندا كلا من بيرو وكوبا.", "assault.bombard", ["كندا"], ["بيرو", "كوبا"]),
        ("أكدت كندا دعمها التام لبيرو.", "support.back", ["كندا"], ["بيرو"]),
        ("تؤكد كندا، وفق بيان أصدرته الوزارة، تضامنها مع بيرو.", "support.solidarity", ["كندا"], ["بيرو"]),
        ("أكدت كندا، حسب بيان نشرته الوزارة، رفضها للقرار ونددت به.", "accuse.condemn", ["كندا"], []),
        ("اتهم نوري المالكي رئيس الوزراء العراقي كندا بالكذب.", "accuse.accuse", ["نوري المالكي"], ["كندا"]),
        ("سيزور الرئيس المكسيكي ترامب.", "consult.visit", ["الرئيس المكسيكي"], ["ترامب"]),
        (
            "أدانت اللجنة المكونة من كندا وكوبا ما سمته تدخل بيرو.",
            "accuse.condemn",
            ["اللجنة المكونة من كندا", "كوبا"],
            ["بيرو"],
        ),
        ("كندا وبيرو أعلنت قطع العلاقات مع كوبا.", "sanction.sever-ties", ["كندا", "بيرو"], ["كوبا"]),
        ("المفاوضات التي جرت بين كندا وبيرو.", "consult.negotiate", ["كندا", "بيرو"], []),
        ("كندا ألقت اليوم أكبر قنبلة على بيرو.", "assault.drop-bombs", ["كندا"], ["بيرو"]),
        ("قالت كندا إنه تم القبض عليه في ليما وأودع السجن.", "coerce.jail-send", [], []),
        ("ألغت الأردن تراخيص قناة الجزيرة.", "coerce.accreditation", ["الأردن"], ["قناة الجزيرة"]),
        ("قطع العلاقات التجارية والدبلوماسية مع الدوحة.", "sanction.sever-ties", [], ["الدوحة"]),
        ("الهجوم الكيميائي الذي تعرضت له مدينة خان شيخون.", "assault.chemical", [], ["خان شيخون"]),
        ("نجحت الوساطة الكندية بين بيرو وكوبا.", "consult.mediate", ["الكندية", "بيرو", "كوبا"], []),
        ("انتقدت كندا ما اعتبرته تدخلا روسيا في بيرو.", "accuse.denounce-as", ["كندا"], ["روسيا"]),
        ("قصفت كندا العاصمة اليمنية صنعاء.", "assault.bombard", ["كندا"], ["صنعاء"]),
        ("أعلنت بيرو قيام كندا بتجربة صاروخين.", "mobilize.missile-test", ["كندا"], []),
        ("رفضت الدوحة اتهام الرياض لها بدعم الإرهاب.", "reject.refuse", ["الدوحة"], ["الرياض"]),
        ("قالت كندا إنها مستعدة لسحب قواتها من بيرو.", "agree.ready", ["كندا"], ["بيرو"]),
    ],
)
def test_whose_deed_it_is(sentence: str, rule: str, actors: list[str], recipients: list[str]) -> None:
    event = next(e for e in marsad.read(sentence).events if e.rule == rule)
    assert [p.text for p in event.actors] == actors
    assert [p.text for p in event.recipients] == recipients


def test_who_refused_to_be_named_is_still_a_verb() -> None:
    assert "دعم" not in [
        e.trigger.text for e in marsad.read("قال مسؤول رفض الكشف عن اسمه إن كندا ستعود.").events
    ]
    assert not [
        e for e in marsad.read("قال مسؤول رفض الكشف عن اسمه إن الطقس جميل.").events if e.realis == "negated"
    ]


@pytest.mark.parametrize(
    "sentence",
    ["التزم الجنود قواعد الاشتباك المعتمدة.", "يكفل الدستور حق الإضراب للعمال."],
)
def test_a_norm_is_no_deed(sentence: str) -> None:
    assert not marsad.read(sentence).events


def test_what_is_to_end_is_there() -> None:
    found = {
        e.trigger.text: e.realis for e in marsad.read("أكد الوزير رفض كندا رفع العقوبات عن بيرو.").events
    }
    assert found["العقوبات"] == "actual"


def test_an_attitude_that_is_stressed_is_ones_own() -> None:
    found = marsad.read("شدد الوزير على وقوف كندا إلى جانب بيرو.").events
    assert [e.realis for e in found if e.rule == "support.stand-by"] == ["actual"]
    found = marsad.read("شدد الوزير على ضرورة دعم بيرو.").events
    assert [e.realis for e in found if e.rule == "support.back"] == ["hypothetical"]


@pytest.mark.parametrize(
    "sentence",
    [
        "قالت كندا إن طائراتها قصفت القرية.",
        "قالت كندا إن قواتها قصفت القرية.",
        "قالت كندا إن جنودها قصفوا القرية.",
    ],
)
def test_what_a_state_has_is_of_that_state(sentence: str) -> None:
    event = next(e for e in marsad.read(sentence).events if e.type == "ASSAULT")
    assert [p.country for p in event.actors] == ["CAN"]
